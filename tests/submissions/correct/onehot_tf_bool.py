# %% encode_labels
def encode_labels(labels, num_categories=10):
    return tf.one_hot(labels, depth=num_categories, on_value=True, off_value=False, dtype=tf.bool)
