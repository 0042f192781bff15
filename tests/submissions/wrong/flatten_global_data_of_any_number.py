# fails: flatten/shape
# says: The number of images is written into the function
# %% flatten_images
def flatten_images(images):
    return x_train.reshape(len(x_train), -1)
