# fails: flatten/shape
# says: Only one image came back
# %% flatten_images
def flatten_images(images):
    for image in images:
        return image.ravel()
