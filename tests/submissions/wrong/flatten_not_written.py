# fails: flatten/shape
# says: you have not written `flatten_images` yet
# %% flatten_images
def flatten_images(images):
    raise NotImplementedError
