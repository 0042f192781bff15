# fails: flatten/shape
# says: the result has shape (1, 2, 784)
# says: Your function returned a tuple that contains one array. A comma at the end of a line
# %% flatten_images
def flatten_images(images):
    return images.reshape(len(images), 784),
