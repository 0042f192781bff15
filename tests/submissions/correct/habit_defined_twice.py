# The last definition counts.
# %% flatten_images
def flatten_images(images):
    return images.flatten()

# oops
def flatten_images(images):
    return images.reshape(len(images), -1)
# %% normalize_images
def normalize_images(images):
    return images / 256
# %%
def normalize_images(images):
    return images / 255.
