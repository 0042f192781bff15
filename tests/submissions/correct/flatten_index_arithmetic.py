# %% flatten_images
def flatten_images(images):
    flat = np.zeros((len(images), 784), dtype=images.dtype)
    for place in range(784):
        flat[:, place] = images[:, place // 28, place % 28]
    return flat
