# fails: normalize/from_0_to_1
# says: Divide by 255, the largest value of a pixel, and do nothing else.
# %% normalize_images
def normalize_images(images):
    return images - images.mean()
