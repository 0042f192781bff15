# %% flatten_images
from tensorflow.keras.layers import Reshape

def flatten_images(images):
    return Reshape(target_shape=(784,))(np.asarray(images))
