# fails: flatten/pixel_order
# says: index 1 of a row should hold the pixel in line 0, column 1
# says: Your pixels are in order of columns: flatten line by line, as `reshape` does by default.
# %% flatten_images
def flatten_images(images):
    return np.array([image.flatten("F") for image in images])
