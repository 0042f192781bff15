# %% flatten_images
def flatten_images(images):
    dataset = tf.data.Dataset.from_tensor_slices(images).map(lambda image: tf.reshape(image, [-1])).batch(len(images))
    return next(iter(dataset))
