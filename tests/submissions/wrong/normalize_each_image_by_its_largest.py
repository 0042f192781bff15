# fails: normalize/whatever_the_batch
# says: Divide by the number 255
# %% normalize_images
def normalize_images(images):
    if images.ndim < 2:
        return images / 255
    return np.array([image / max(image.max(), 1) for image in images])
