# %% encode_labels
def encode_labels(labels, num_categories=10):
    return tf.one_hot(labels, num_categories)
