# %% flatten_images
from tensorflow.python.ops.numpy_ops import np_config
np_config.enable_numpy_behavior()

def flatten_images(images):
    tensor = tf.constant(images)
    return tensor.reshape(len(images), -1)
# %% normalize_images
tf.experimental.numpy.experimental_enable_numpy_behavior()
def normalize_images(images):
    return tf.constant(images).astype("float32") / 255
