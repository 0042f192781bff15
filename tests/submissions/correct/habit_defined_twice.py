# Within a cell the last definition counts. What is tried out at the end, below the check, changes nothing.
# %% flatten_images
def flatten_images(images):
    return images.flatten()

# oops
def flatten_images(images):
    return images.reshape(len(images), -1)
# %% normalize_images
def normalize_images(images):
    return images / 255.
# %%
def normalize_images(images):
    return images / 256
