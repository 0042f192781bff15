# fails: normalize/divided_by_255
# says: You rounded the values, or you did more than divide them.
# %% normalize_images
def normalize_images(images):
    return np.around(images / 255, 2)
