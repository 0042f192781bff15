# fails: flatten/shape
# says: Your function uses a fixed number of images, or the number of other images: take the
# %% flatten_images
def flatten_images(images):
    return x_train.reshape(60000, 784)
