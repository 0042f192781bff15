# %% prepare_images
from keras import ops

def prepare_images(images):
    x = ops.cast(images, "float32")
    x = ops.expand_dims(x, axis=-1)
    x = ops.true_divide(x, 255.0)
    return ops.convert_to_numpy(x)
