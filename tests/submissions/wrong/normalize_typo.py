# fails: normalize/floats
# says: raised NameError: name 'imgs' is not defined
# %% normalize_images
def normalize_images(images):
    return imgs / 255
