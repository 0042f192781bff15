# fails: flatten/values
# says: dividing by 255 is the next one
# %% flatten_images
def flatten_images(images):
    return images.reshape(len(images), 784) / 255
