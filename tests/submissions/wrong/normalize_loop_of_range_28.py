# fails: normalize/floats
# says: An index does not fit the array: look at the array's shape,
# %% normalize_images
def normalize_images(images):
    result = np.zeros(images.shape)
    for i in range(len(images)):
        for r in range(28):
            for c in range(28):
                result[i, r, c] = images[i, r, c] / 255
    return result
