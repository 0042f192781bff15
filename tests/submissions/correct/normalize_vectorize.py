# %% normalize_images
@np.vectorize
def normalize_images(pixel):
    return pixel / 255
