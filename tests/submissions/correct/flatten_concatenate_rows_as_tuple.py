# %% flatten_images
def flatten_images(images: np.ndarray) -> tuple:
    """Returns a tuple of rows."""
    return tuple(np.concatenate(image) for image in images)
