# %% flatten_images
def flatten_images(images):
    return tf.map_fn(lambda image: tf.reshape(image, [-1]), tf.constant(images)).numpy()
