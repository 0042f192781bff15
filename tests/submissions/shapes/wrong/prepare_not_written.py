# fails: prepare/shape
# says: `prepare_images` is still to be written
# %% prepare_images
def prepare_images(images):
    raise NotImplementedError
