# %% flatten_images
from keras import ops

def flatten_images(images):
    images = ops.convert_to_tensor(images)
    return ops.vectorized_map(lambda image: ops.reshape(image, (784,)), images)
