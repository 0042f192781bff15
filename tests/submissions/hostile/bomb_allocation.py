# Asks for eight terabytes at once.
# grade: normalize=0
# says: memory
# %% normalize_images
def normalize_images(images):
    return np.ones(10**12)
