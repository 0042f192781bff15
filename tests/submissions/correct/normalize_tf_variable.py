# %% normalize_images
def normalize_images(images):
    return tf.Variable(images.astype(np.float32) / 255)
