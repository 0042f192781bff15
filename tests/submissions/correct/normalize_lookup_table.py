# %%
TABLE = np.zeros(256)
for value in range(256):
    TABLE[value] = value / 255
# %% normalize_images
def normalize_images(images):
    return TABLE[images]
