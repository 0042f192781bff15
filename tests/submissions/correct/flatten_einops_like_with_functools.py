# %% flatten_images
import functools
import operator

def flatten_images(images):
    size = functools.reduce(operator.mul, images.shape[1:], 1)
    return np.reshape(images, (-1, size), order="C")
