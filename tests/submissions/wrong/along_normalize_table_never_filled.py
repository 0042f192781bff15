# The table is filled below the function's check alone, which so sees an empty one.
# fails: normalize/floats
# says: KeyError
# %% normalize_images
table = {}

def fill(numbers):
    for value in range(256):
        numbers[value] = value / 255

def normalize_images(images):
    return np.array([table[int(value)] for value in images.ravel()]).reshape(images.shape)
# %%
fill(table)
