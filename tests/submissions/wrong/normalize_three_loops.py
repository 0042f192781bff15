# fails: normalize/floats
# says: for images of shape (7, 784): `normalize_images` raised IndexError
# says: The images can have any shape: `images / 255` divides all of them at once, without a loop.
# %% normalize_images
def normalize_images(images):
    result = np.zeros(images.shape)
    for i in range(images.shape[0]):
        for row in range(images.shape[1]):
            for column in range(images.shape[2]):
                result[i, row, column] = images[i, row, column] / 255
    return result
