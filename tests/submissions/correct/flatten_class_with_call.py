# %% flatten_images
class Flattener:
    def __init__(self, size=784):
        self.size = size

    def __call__(self, images):
        return images.reshape((-1, self.size))

flatten_images = Flattener()
