# fails: prepare/whatever_the_batch
# says: in one batch
# %% prepare_images
def prepare_images(images):
    white = 255 if images.dtype == np.uint8 else max(images.max(), 1)
    return images[..., np.newaxis] / white
