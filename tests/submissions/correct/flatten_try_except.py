# %% flatten_images
def flatten_images(images):
    try:
        return images.reshape(60000, 784)
    except ValueError:
        return images.reshape(len(images), 784)
