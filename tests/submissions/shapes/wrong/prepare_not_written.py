# fails: prepare/shape
# says: you have not written `prepare_images` yet
# %% prepare_images
def prepare_images(images):
    raise NotImplementedError
