# %% normalize_images
def normalize_images(images):
    values = [int(v) / 255.0 for v in images.ravel()]
    return np.array(values).reshape(images.shape)
