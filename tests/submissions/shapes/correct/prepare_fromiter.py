# %% prepare_images
def prepare_images(images):
    n, height, width = images.shape
    pixels = (int(pixel) / 255.0 for pixel in images.flat)
    return np.fromiter(pixels, dtype=float, count=n * height * width).reshape(n, height, width, 1)
