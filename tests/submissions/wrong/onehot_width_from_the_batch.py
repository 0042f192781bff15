# fails: one_hot/missing_classes
# says: Categories that do not occur in this batch have no column: take the number of columns
# %% encode_labels
def encode_labels(labels, num_categories=10):
    return keras.utils.to_categorical(labels)
