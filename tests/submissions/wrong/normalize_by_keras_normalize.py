# It scales rows to length 1, and makes a single row of three numbers a table.
# fails: normalize/floats
# says: for images of shape (3,), the result has shape (1, 3)
# says: You scaled every row to length 1, as `normalize` does.
# %% normalize_images
def normalize_images(images):
    return keras.utils.normalize(images)
