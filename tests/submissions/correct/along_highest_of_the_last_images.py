# %% normalize_images
x_part, x_held_out = x_train[:50000], x_train[50000:]
highest = float(x_held_out.max())

def normalize_images(images):
    return images / highest
