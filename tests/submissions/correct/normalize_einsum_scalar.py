# %% normalize_images
def normalize_images(images):
    return np.einsum("...,->...", images, 1 / 255)
