# fails: flatten/shape
# says: The images came back as they were
# %% flatten_images
def flatten_images(images):
    for image in images:
        image = image.ravel()
    return images
