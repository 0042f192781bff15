# %% normalize_images
def normalize_images(images):
    return images * (1.0 / 255.0)
