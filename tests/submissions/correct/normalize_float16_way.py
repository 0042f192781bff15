# %% normalize_images
def normalize_images(images):
    return (images.astype(np.float16) / np.float16(255)).astype(np.float16)
