# %% normalize_images
def normalize_images(images):
    return images / np.longdouble(255)
