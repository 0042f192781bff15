# fails: normalize/divided_by_255
# fails: normalize/whatever_the_batch
# says: The values were moved to a mean of 0
# %% normalize_images
def normalize_images(images):
    return (images - images.mean()) / images.std()
