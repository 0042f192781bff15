# fails: flatten/shape
# says: Your function uses a fixed number of images, or the number of other images: take the
# %% flatten_images
def flatten_images(images):
    flat = np.zeros((10, 784))
    for i in range(min(10, len(images))):
        flat[i] = images[i].ravel()
    return flat
