# fails: flatten/shape
# says: The images came back as they were
# %% flatten_images
def flatten_images(images):
    images.reshape(-1, 784)
    return images
