# %% prepare_images
def prepare_images(images):
    prepared = np.zeros((len(images), 28, 28, 1), dtype="float16")
    for i, image in enumerate(images):
        for row in range(28):
            prepared[i, row, :, 0] = [int(pixel) / 255 for pixel in image[row]]
    return prepared
