# fails: prepare/shape
# says: Only one came back
# %% prepare_images
def prepare_images(images):
    for image in images:
        return image[..., np.newaxis] / 255
