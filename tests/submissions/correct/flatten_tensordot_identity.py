# every pixel is multiplied by 1 and has zeros added, so the values are exactly the same, though as floats; and `?` asks IPython for help.
# %% flatten_images
UNIT = np.eye(784).reshape(28, 28, 784)

def flatten_images(images):
    """Pixel (i, j) goes to place 28·i + j: a linear map, so I wrote it as one."""
    return np.tensordot(images, UNIT, axes=2)

np.tensordot?
