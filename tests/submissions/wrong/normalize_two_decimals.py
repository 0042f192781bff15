# fails: normalize/divided_by_255
# says: The values were rounded
# %% normalize_images
def normalize_images(images):
    return np.around(images / 255, 2)
