# fails: one_hot/other_numbers_of_categories
# says: Keep the first line of the function as it was handed out
# %% encode_labels
def encode_labels(labels):
    return keras.utils.to_categorical(labels, 10)
