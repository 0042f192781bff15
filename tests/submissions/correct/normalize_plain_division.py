# %% normalize_images
def normalize_images(images):
    return images / 255
