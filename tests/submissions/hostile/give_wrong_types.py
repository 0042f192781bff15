# Gives a dictionary, a function and a set in place of arrays.
# grade: flatten=0 normalize=0 one_hot=0 line=0
# says: `flatten_images` returned a value of type dict, which is not an array of numbers
# %% flatten_images
def flatten_images(images):
    return {"passed": True}

# %% normalize_images
def normalize_images(images):
    return lambda *arguments: True

# %% encode_labels
def encode_labels(labels, num_categories=10):
    return {1, 2, 3}

# %% fit_line
def fit_line(x, y):
    return "m", b"b"
