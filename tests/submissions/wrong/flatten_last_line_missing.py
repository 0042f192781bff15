# Off by one: the last line of every image stays 0.
# fails: flatten/pixel_order
# fails: flatten/values
# says: index 756 of a row should hold the pixel in line 27, column 0
# %% flatten_images
def flatten_images(images):
    flat = np.zeros((len(images), 784))
    for row in range(27):
        flat[:, row * 28:(row + 1) * 28] = images[:, row]
    return flat
