# %% normalize_images
def normalize_images(images):
    return np.round(images / 255, 4)
