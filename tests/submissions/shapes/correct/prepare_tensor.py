# %% prepare_images
def prepare_images(images):
    return tf.reshape(tf.cast(images, tf.float32), (-1, 28, 28, 1)) * (1.0 / 255.0)
