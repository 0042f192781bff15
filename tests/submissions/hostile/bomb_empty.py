# Gives arrays without values, but of lengths that multiply to more than there is.
# grade: flatten=0 one_hot=0 line=0
# %% flatten_images
def flatten_images(images):
    return np.empty((len(images), 784, 0))

# %% encode_labels
def encode_labels(labels, num_categories=10):
    return np.empty((0, 2**40, 2**20))

# %% fit_line
def fit_line(x, y):
    return np.empty((2, 0))
