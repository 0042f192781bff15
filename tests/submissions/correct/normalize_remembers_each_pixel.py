# %% normalize_images
known = {}

def normalize_images(images):
    for pixel in np.unique(images).tolist():
        if pixel not in known:
            known[pixel] = pixel / 255
    return np.array([known[pixel] for pixel in images.ravel().tolist()]).reshape(images.shape)
