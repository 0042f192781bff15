# exp(-1000) is exactly 0 in floating-point numbers, so the result is exactly 0s and 1s.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    distance = np.arange(num_categories) - np.asarray(labels, dtype="float64")[:, None]
    return tf.nn.softmax(-1000.0 * distance ** 2, axis=-1)
