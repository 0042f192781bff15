# %% flatten_images
def flatten_images(images):
    return [[pixel for line in image for pixel in line] for image in images]
