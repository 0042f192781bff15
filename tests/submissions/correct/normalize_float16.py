# %% normalize_images
def normalize_images(images):
    return (images / 255).astype(np.float16)
