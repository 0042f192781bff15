# %% normalize_images
def normalize_images(images):
    return np.divide(images, 255.0, dtype=np.float64)
