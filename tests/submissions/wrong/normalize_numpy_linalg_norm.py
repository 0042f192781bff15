# fails: normalize/from_0_to_1
# says: Divide by 255, the largest value that a pixel can have, and
# %% normalize_images
def normalize_images(images):
    return images / np.linalg.norm(images)
