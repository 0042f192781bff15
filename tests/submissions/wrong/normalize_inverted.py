# fails: normalize/from_0_to_1
# says: Black and white are swapped: 0 must stay 0.
# %% normalize_images
def normalize_images(images):
    return (255 - images) / 255
