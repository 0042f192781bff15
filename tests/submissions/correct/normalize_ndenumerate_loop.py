# %% normalize_images
WHITE = 255

def normalize_images(images):
    result = np.zeros(images.shape)
    for place, pixel in np.ndenumerate(images):
        result[place] = pixel / WHITE
    return result
