# %%
import functools

def typed(function):
    hints = function.__annotations__
    @functools.wraps(function)
    def checked(images):
        if not isinstance(images, hints["images"]):
            raise TypeError(f"an array was expected, and not {type(images)}")
        return hints["return"].reshape(function(images), (len(images), -1))
    return checked

# %% flatten_images
@typed
def flatten_images(images: np.ndarray) -> np.ndarray:
    return images.reshape(images.shape[0], -1)
