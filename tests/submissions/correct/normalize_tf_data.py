# %% normalize_images
def normalize_images(images):
    ds = tf.data.Dataset.from_tensors(images).map(lambda x: tf.cast(x, tf.float32) / 255.)
    return ds.get_single_element()
