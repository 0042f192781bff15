# fails: flatten/shape
# says: which is not an array of numbers
# %% flatten_images
def flatten_images(images):
    return [str(image.ravel()) for image in images]
