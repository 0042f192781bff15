# 3 · 5 · 17 = 255; each division gives a new array, so the argument stays as it was.
# %% normalize_images
def normalize_images(images):
    for factor in (3, 5, 17):
        images = images / factor
    return images
