# The number is bound by := in a cell of its own.
# %%
print(PIXELS := 28 * 28)
# %% flatten_images
def flatten_images(images):
    return images.reshape(-1, PIXELS)
