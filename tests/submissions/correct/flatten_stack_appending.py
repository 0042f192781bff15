# %% flatten_images
def flatten_images(images):
    flat = np.empty((0, 784))
    for image in images:
        flat = np.append(flat, image.reshape(1, -1), axis=0)
    return flat
