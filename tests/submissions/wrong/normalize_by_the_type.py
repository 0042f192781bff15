# `convert_image_dtype` divides by the largest number of the type, which is 255 for bytes alone.
# fails: normalize/divided_by_255
# says: (int16)
# %% normalize_images
def normalize_images(images):
    return tf.image.convert_image_dtype(images, tf.float32)
