# fails: normalize/floats
# says: Your function returned only one result: collect one for each item inside the loop, and
# %% normalize_images
def normalize_images(images):
    for image in images:
        return image / 255
