# %% flatten_images
from functools import singledispatch

@singledispatch
def flatten_images(images):
    # lists, tensors, ...
    return flatten_images(np.asarray(images))

@flatten_images.register(np.ndarray)
def _(images):
    n, *rest = images.shape
    return images.reshape(n, np.prod(rest, dtype=int))
