# fails: prepare/argument_untouched
# says: your function changed the images that it was given
# %% prepare_images
def prepare_images(images):
    result = images[..., np.newaxis] / 255
    if images.flags.writeable:
        images[:] = 0
    return result
