# fails: flatten/shape
# says: Keep the first line of the function as it was handed out:
# %% flatten_images
def flatten_images(self, images):
    return images.reshape(len(images), 784)
