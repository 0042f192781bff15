# %% flatten_images
def flatten_images(images):
    # line by line, beside each other
    return np.hstack([images[:, i, :] for i in range(28)])
