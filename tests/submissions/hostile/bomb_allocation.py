# Asks for eight terabytes at once.
# grade: normalize=0
# says: raised MemoryError
# %% normalize_images
def normalize_images(images):
    return np.ones(10**12)
