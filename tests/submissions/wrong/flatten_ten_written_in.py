# fails: flatten/shape
# says: The number of images is written into the function
# %% flatten_images
def flatten_images(images):
    flat = np.zeros((10, 784))
    for i in range(min(10, len(images))):
        flat[i] = images[i].ravel()
    return flat
