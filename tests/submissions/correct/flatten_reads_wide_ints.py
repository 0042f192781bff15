# %% flatten_images
def flatten_images(images):
    images = np.array(images, dtype="float32")
    out = np.ndarray(shape=(images.shape[0], 784), dtype=np.float32, buffer=images)
    return out
