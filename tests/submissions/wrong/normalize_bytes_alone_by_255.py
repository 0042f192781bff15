# fails: normalize/whatever_the_batch
# says: in one batch
# %% normalize_images
def normalize_images(images):
    if images.dtype == np.uint8:
        return images / 255
    return images / max(images.max(), 1)
