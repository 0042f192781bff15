# %% prepare_images
class Compose:
    def __init__(self, *steps):
        self.steps = list(steps)

    def __call__(self, value):
        for step in self.steps:
            value = step(value)
        return value

class ToTensor:
    def __call__(self, images):
        return np.true_divide(images, 0xFF).astype("f4")

class AddChannel:
    axis: int = -1
    def __call__(self, images):
        return np.expand_dims(images, self.axis)

transform = Compose(ToTensor())
transform.steps.append(AddChannel())

def prepare_images(images):
    return transform(images)
