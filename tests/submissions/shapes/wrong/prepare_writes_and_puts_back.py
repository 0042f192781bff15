# fails: prepare/argument_untouched
# says: read-only
# %% prepare_images
def prepare_images(images):
    images.shape = (*images.shape, 1)
    images[..., 0] = images[..., 0]
    prepared = images / 255
    images.shape = images.shape[:-1]
    return prepared
