# Lines overlap by one pixel.
# fails: flatten/pixel_order
# fails: flatten/values
# says: Some values are missing, and others came more often
# never says: dividing by 255 is the next one
# %% flatten_images
def flatten_images(images):
    rows = np.zeros((len(images), 784), images.dtype)
    for line in range(28):
        for column in range(28):
            rows[:, 27 * line + column] = images[:, line, column]
    return rows
