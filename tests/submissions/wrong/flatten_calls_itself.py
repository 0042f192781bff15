# fails: flatten/shape
# says: Call the function in a new cell
# %% flatten_images
def flatten_images(images):
    return flatten_images(images).reshape(len(images), 784)
