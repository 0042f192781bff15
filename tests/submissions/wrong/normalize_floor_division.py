# fails: normalize/floats
# says: writing into an array of whole numbers cut off the decimals
# %% normalize_images
def normalize_images(images):
    return images // 255
