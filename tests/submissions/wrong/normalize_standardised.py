# fails: normalize/from_0_to_1
# says: You shifted the values to a mean of 0; this task only asks for division by 255.
# %% normalize_images
def normalize_images(images):
    return (images - images.mean()) / images.std()
