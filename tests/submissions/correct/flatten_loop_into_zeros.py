# %% flatten_images
def flatten_images(images):
    n, height, width = images.shape
    result = np.zeros((n, height * width))
    for i in range(n):
        for row in range(height):
            result[i, row * width:(row + 1) * width] = images[i, row]
    return result
