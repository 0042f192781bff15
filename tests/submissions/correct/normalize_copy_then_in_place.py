# %% normalize_images
def normalize_images(images):
    images = np.array(images, dtype="float32")
    images /= 255
    return images
