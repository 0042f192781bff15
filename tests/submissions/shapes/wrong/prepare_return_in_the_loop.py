# fails: prepare/shape
# says: Your function returned only one result: collect one for each item inside the loop, and
# %% prepare_images
def prepare_images(images):
    for image in images:
        return image[..., np.newaxis] / 255
