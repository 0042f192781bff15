# fails: normalize/floats
# says: whatever `images` holds, the result is the same
# says: Compute the result from the argument `images`.
# %% normalize_images
def normalize_images(images):
    result = np.zeros(images.shape)
    for image in result:
        image = image / 255
    return result
