# fails: flatten/shape
# says: `flatten_images` is still to be written
# %% flatten_images
def flatten_images(images):
    raise NotImplementedError
