# fails: one_hot/shape
# says: Check the arguments in this line: one is misspelled, missing, or unknown to the function
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return keras.utils.to_categorical(labels, num_categories=num_categories)
