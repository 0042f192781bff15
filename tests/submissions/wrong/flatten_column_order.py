# fails: flatten/pixel_order
# says: place 1 of a row should hold the pixel in line 0, column 1
# says: The pixels stand column by column
# %% flatten_images
def flatten_images(images):
    return np.array([image.flatten("F") for image in images])
