# %% prepare_images
def prepare_images(images):
    dataset = tf.data.Dataset.from_tensor_slices(images)
    dataset = dataset.map(lambda image: tf.cast(image, tf.float32)[..., tf.newaxis] / 255)
    return np.array(list(dataset.as_numpy_iterator()))
