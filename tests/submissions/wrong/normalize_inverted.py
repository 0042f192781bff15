# fails: normalize/divided_by_255
# says: Black and white changed places
# %% normalize_images
def normalize_images(images):
    return (255 - images) / 255
