# fails: normalize/floats
# says: the result has the type int64
# %% normalize_images
def normalize_images(images):
    result = np.zeros_like(images, dtype=int)
    result[:] = images / 255
    return result
