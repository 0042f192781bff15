# fails: flatten/shape
# says: cannot reshape array of size 1568 into shape (60000,784)
# says: Is a size written into the function?
# %% flatten_images
def flatten_images(images):
    return images.reshape(60000, 784)
