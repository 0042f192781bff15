# fails: flatten/shape
# says: Replace the line `raise NotImplementedError` with your own code, as the task above it
# %% flatten_images
def flatten_images(images):
    raise NotImplementedError(
        "This function still waits for your code: write it in place "
        "of these lines, then run this cell and the check below it."
    )
    return images.reshape(len(images), 784)
