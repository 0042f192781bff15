# %% normalize_images
from functools import partial

def _scale(images, by):
    return images.astype(float) / by

normalize_images = partial(_scale, by=255)
