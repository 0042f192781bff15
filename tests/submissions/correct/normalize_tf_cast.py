# %% normalize_images
def normalize_images(images):
    return tf.cast(images, tf.float32) / 255.0
