# fails: flatten/shape
# says: which is not an array of numbers
# %% flatten_images
def flatten_images(images):
    return [[p for p in image.ravel() if p > 0] for image in np.concatenate([images, images // 2])]
