# %% normalize_images
def normalize_images(images):
    images = tf.convert_to_tensor(np.asarray(images).astype("uint8"))
    return tf.image.convert_image_dtype(images, tf.float32)
