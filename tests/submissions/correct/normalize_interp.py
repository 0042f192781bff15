# %% normalize_images
def normalize_images(images):
    return np.interp(images, [0, 255], [0.0, 1.0])
