# The default value is made once, and used by every call.
# fails: normalize/floats
# says: for images of shape (2, 28, 28), the result has shape (3, 28, 28)
# says: create the list inside the function
# %% normalize_images
def normalize_images(images, result=[]):
    for image in images:
        result.append(image / 255)
    return np.array(result)
