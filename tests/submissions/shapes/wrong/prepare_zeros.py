# fails: prepare/shape
# says: the result is always the same, whatever `images` contains
# %% prepare_images
def prepare_images(images):
    prepared = np.zeros((len(images), 28, 28, 1))
    for i in range(0):
        prepared[i, :, :, 0] = images[i] / 255
    return prepared
