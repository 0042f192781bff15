# fails: prepare/shape
# says: create the list inside the function
# %% prepare_images
result = []

def prepare_images(images):
    for image in images:
        result.append(image[..., np.newaxis] / 255)
    return np.array(result)
