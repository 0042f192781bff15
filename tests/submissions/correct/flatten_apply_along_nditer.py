# %% flatten_images
def flatten_images(images):
    flat = np.empty((len(images), 784), images.dtype)
    with np.nditer(images, flags=["multi_index"]) as it:
        for value in it:
            n, r, c = it.multi_index
            flat[n, r * 28 + c] = value
    return flat
