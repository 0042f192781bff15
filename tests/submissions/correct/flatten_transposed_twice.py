# A roundabout way that ends in reading order.
# %% flatten_images
def flatten_images(images):
    return np.transpose(images, (2, 1, 0)).reshape(784, -1, order="F").T
