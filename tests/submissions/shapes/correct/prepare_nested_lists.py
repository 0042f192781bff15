# %% prepare_images
def prepare_images(images):
    return [[[[pixel / 255] for pixel in row] for row in image] for image in images.tolist()]
