# fails: flatten/shape
# says: NameError
# says: line 2: `return imges.reshape(len(images), 784)`
# %% flatten_images
def flatten_images(images):
    return imges.reshape(len(images), 784)
