# fails: prepare/argument_untouched
# says: the images that were given had changed
# %% prepare_images
def prepare_images(images):
    result = images[..., np.newaxis] / 255
    if images.flags.writeable:
        images[:] = 0
    return result
