# %% normalize_images
def normalize_images(images):
    if np.ndim(images) == 0:
        return float(images) / 255
    return [normalize_images(part) for part in images]
