# %% flatten_images
from tensorflow.keras.layers import Flatten

def flatten_images(images):
    return Flatten()(images)
