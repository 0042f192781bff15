# %% normalize_images
def normalize_images(images):
    return np.fromiter((v / 255 for v in images.flat), dtype="f4", count=images.size).reshape(images.shape)
