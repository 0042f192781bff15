# fails: one_hot/other_numbers_of_categories
# says: Do not change the first line of the function: it needs the same name and the same
# %% encode_labels
def encode_labels(labels, classes=10):
    return keras.utils.to_categorical(labels, classes)
