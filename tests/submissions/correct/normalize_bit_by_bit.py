# %% normalize_images
def normalize_images(images):
    return sum(((images >> bit) & 1).astype(float) * 2 ** bit / 255 for bit in range(8))
