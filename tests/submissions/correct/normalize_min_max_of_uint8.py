# %% normalize_images
def normalize_images(images):
    low, high = np.iinfo(np.uint8).min, np.iinfo(np.uint8).max
    return (images - float(low)) / (high - low)
