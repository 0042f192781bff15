# fails: normalize/from_0_to_1
# says: Rows and columns are swapped
# %% normalize_images
def normalize_images(images):
    if images.ndim == 3:
        images = images.transpose(0, 2, 1)
    return images / 255
