# fails: normalize/floats
# says: the result has shape (1, 1, 28, 28)
# says: Your function returned a tuple that contains one array. A comma at the end of a line
# %% normalize_images
def normalize_images(images):
    return images / 255,
