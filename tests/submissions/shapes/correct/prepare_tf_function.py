# a function that TensorFlow compiles is still a function; the result is a float32 tensor.
# %% prepare_images
@tf.function
def prepare_images(images):
    return tf.expand_dims(tf.cast(images, tf.float32), axis=-1) / 255.0
