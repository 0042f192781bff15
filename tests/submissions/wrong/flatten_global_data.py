# fails: flatten/shape
# says: The function can only use its arguments
# %% flatten_images
def flatten_images(images):
    return x_train.reshape(60000, 784)
