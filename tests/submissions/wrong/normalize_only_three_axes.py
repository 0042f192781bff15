# The task asks for arrays of any shape.
# fails: normalize/floats
# says: ValueError
# %% normalize_images
def normalize_images(images):
    n, height, width = images.shape
    result = np.zeros((n, height, width))
    for i in range(n):
        result[i] = images[i] / 255
    return result
