# fails: flatten/shape
# says: Do not change the first line of the function: it needs the same name and the same
# %% flatten_images
def flatten_images(self, images):
    return images.reshape(len(images), 784)
