# The images have the size that the text says.
# %% normalize_images
pixels = x_train.reshape(60000, 784)
highest = pixels.max()

def normalize_images(images):
    return images / float(highest)
