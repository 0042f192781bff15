# fails: normalize/floats
# says: for images of shape (7, 784)
# says: The images can have any shape: `images / 255` divides all of them at once, without a loop.
# %% normalize_images
def normalize_images(images):
    result = np.zeros(images.shape)
    for i in range(len(images)):
        for r in range(28):
            for c in range(28):
                result[i, r, c] = images[i, r, c] / 255
    return result
