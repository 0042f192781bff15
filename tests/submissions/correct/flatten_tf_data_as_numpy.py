# %% flatten_images
def flatten_images(images):
    data = tf.data.Dataset.from_tensor_slices(images)
    data = data.map(lambda i: tf.reshape(i, (784,)), num_parallel_calls=tf.data.AUTOTUNE).prefetch(tf.data.AUTOTUNE)
    return np.stack(list(data.as_numpy_iterator()))
