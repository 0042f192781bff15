# fails: normalize/from_0_to_1
# says: You scaled every row to length 1, as `normalize` does.
# %% normalize_images
def normalize_images(images):
    length = np.sqrt((images.astype(float) ** 2).sum(axis=-1, keepdims=True))
    return images / np.maximum(length, 1)
