# fails: prepare/whatever_the_batch
# says: Divide by the number 255, whatever
# %% prepare_images
def prepare_images(images):
    return images[..., np.newaxis] / max(images.max(), 1)
