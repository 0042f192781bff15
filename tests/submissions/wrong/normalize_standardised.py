# fails: normalize/from_0_to_1
# says: The values were moved to a mean of 0
# %% normalize_images
def normalize_images(images):
    return (images - images.mean()) / images.std()
