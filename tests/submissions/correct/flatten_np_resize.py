# np.resize repeats or cuts off where the size differs, but here the size is the same.
# %% flatten_images
def flatten_images(images):
    return np.resize(images, (len(images), 784))
    print("kész")   # never gets here
