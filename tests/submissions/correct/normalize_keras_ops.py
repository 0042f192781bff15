# %% normalize_images
from keras import ops

def normalize_images(images):
    return ops.true_divide(ops.cast(images, "float32"), 255)
