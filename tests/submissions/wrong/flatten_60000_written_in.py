# fails: flatten/shape
# says: cannot reshape array of size 1568 into shape (60000,784)
# says: Did you write a size into your function? Take the number of images from the images:
# %% flatten_images
def flatten_images(images):
    return images.reshape(60000, 784)
