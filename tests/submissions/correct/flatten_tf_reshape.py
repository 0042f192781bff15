# %% flatten_images
def flatten_images(images):
    return tf.reshape(images, (-1, 784))
