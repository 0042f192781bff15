# Lines overlap by one pixel.
# fails: flatten/pixel_order
# fails: flatten/values
# says: Some values are missing, and others appear too often: each pixel needs a place of its own.
# never says: Only change the shape in this task; dividing by 255 is the next task.
# %% flatten_images
def flatten_images(images):
    rows = np.zeros((len(images), 784), images.dtype)
    for line in range(28):
        for column in range(28):
            rows[:, 27 * line + column] = images[:, line, column]
    return rows
