# fails: normalize/divided_by_255
# says: The values were rounded
# %% normalize_images
def normalize_images(images):
    return np.round(images / 255, 1)
