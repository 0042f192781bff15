# %% prepare_images
def prepare_images(images):
    return np.stack([keras.utils.img_to_array(image) for image in images]) / 255.0
