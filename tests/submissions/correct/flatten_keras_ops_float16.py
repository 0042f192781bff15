# %% flatten_images
import keras as k3

def flatten_images(images):
    x = k3.ops.convert_to_tensor(images)
    return k3.ops.cast(k3.ops.reshape(x, (len(images), 28 * 28)), "float16")
