# %% flatten_images
def flatten_images(images):
    # np.block lays things beside each other inside the inner lists, and below each other in the outer one
    return np.block([list(image) for image in images])
