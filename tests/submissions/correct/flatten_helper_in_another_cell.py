# %%
PIXELS = 28 * 28

def one_row(image):
    return image.flatten()

# %% flatten_images
def flatten_images(images):
    rows = list(map(one_row, images))
    flat = np.vstack(rows)
    assert flat.shape == (len(images), PIXELS)
    return flat
