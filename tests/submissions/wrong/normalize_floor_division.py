# fails: normalize/floats
# says: cut off what stands after the point
# %% normalize_images
def normalize_images(images):
    return images // 255
