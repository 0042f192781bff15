# fails: normalize/divided_by_255
# says: Divide by 255
# %% normalize_images
def normalize_images(images):
    return images.astype(float) * 255
