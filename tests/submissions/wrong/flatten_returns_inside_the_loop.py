# fails: flatten/shape
# says: Your function returned only one image: flatten all the images that it is given.
# %% flatten_images
def flatten_images(images):
    for image in images:
        return image.ravel()
