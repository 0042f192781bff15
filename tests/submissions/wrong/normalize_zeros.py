# fails: normalize/floats
# says: the result is always the same, whatever `images` contains
# says: Compute the result from the argument `images`.
# %% normalize_images
def normalize_images(images):
    result = np.zeros(images.shape)
    for image in result:
        image = image / 255
    return result
