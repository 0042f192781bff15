# fails: normalize/divided_by_255
# fails: normalize/whatever_the_batch
# says: next to brighter pixels
# %% normalize_images
def normalize_images(images):
    if images.ndim < 3:
        return images / 255
    return images / np.maximum(images.max(axis=1, keepdims=True), 1)
