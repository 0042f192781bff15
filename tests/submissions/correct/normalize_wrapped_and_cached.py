# %% normalize_images
from functools import lru_cache, wraps

def for_every_pixel(function):
    """Makes a function of one number a function of an array."""
    @wraps(function)
    def wrapper(array):
        return np.reshape([function(int(pixel)) for pixel in np.ravel(array)], np.shape(array))
    return wrapper

@for_every_pixel
@lru_cache(maxsize=256)
def normalize_images(value: int) -> float:
    return value / 255
