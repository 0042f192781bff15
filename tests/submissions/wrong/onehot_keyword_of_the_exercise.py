# fails: one_hot/shape
# says: Look at the arguments in this line: one is misspelled,
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return keras.utils.to_categorical(labels, num_categories=num_categories)
