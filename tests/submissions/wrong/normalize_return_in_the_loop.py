# fails: normalize/floats
# says: Only one came back
# %% normalize_images
def normalize_images(images):
    for image in images:
        return image / 255
