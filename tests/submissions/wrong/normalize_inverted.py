# fails: normalize/from_0_to_1
# says: Black and white changed places
# %% normalize_images
def normalize_images(images):
    return (255 - images) / 255
