# fails: flatten/shape
# says: there is no function `flatten_images` in the notebook
# says: is not valid Python
# problems: is not valid Python
# %% flatten_images
def flatten_images(images)
    return images.reshape(len(images), 784)
