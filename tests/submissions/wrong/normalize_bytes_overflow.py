# fails: normalize/from_0_to_1
# The sum of two bytes does not fit into a byte.
# says: 0 became 0, and 255 became 0.498
# %% normalize_images
def normalize_images(images):
    return (images + images) / 510
