# The beginner's np.append onto one array, reshaped in the end.
# %% flatten_images
def flatten_images(images):
    flat = np.array([], dtype=images.dtype)
    for image in images:
        for row in image:
            flat = np.append(flat, row)
    return flat.reshape(len(images), 784)
