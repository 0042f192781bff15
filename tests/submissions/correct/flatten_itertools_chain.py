# %% flatten_images
from itertools import chain

def flatten_images(images):
    return [list(chain.from_iterable(image.tolist())) for image in images]
