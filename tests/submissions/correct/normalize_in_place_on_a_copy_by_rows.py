# %% normalize_images
def normalize_images(images):
    images = np.array(images, dtype=float, copy=True)
    it = np.nditer(images, op_flags=["readwrite"])
    for value in it:
        value[...] = value / 255
    return images
