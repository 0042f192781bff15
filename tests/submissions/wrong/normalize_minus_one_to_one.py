# fails: normalize/from_0_to_1
# says: Your values are between −1 and 1; this task asks for 0 to 1.
# %% normalize_images
def normalize_images(images):
    return (images - 127.5) / 127.5
