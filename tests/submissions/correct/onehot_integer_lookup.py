# %% encode_labels
def encode_labels(labels, num_categories=10):
    lookup = keras.layers.IntegerLookup(vocabulary=list(range(num_categories)), num_oov_indices=0, output_mode="one_hot")
    return lookup(labels.astype("int64"))
