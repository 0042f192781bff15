# fails: normalize/from_0_to_1
# says: The values are right, but in the wrong positions: `reshape` keeps their order,
# %% normalize_images
def normalize_images(images):
    return images[..., ::-1] / 255
