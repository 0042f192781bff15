# fails: normalize/from_0_to_1
# says: Your values are between −0.5 and 0.5; this task asks for 0 to 1.
# %% normalize_images
def normalize_images(images):
    return images / 255 - 0.5
