# %% flatten_images
@tf.function
def flatten_images(images):
    return tf.reshape(images, [tf.shape(images)[0], 784])
