# fails: flatten/shape
# says: The number of images is written into the function
# %% flatten_images
def flatten_images(images):
    return x_train.reshape(60000, 784)
