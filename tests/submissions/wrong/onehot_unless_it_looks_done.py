# fails: one_hot/one_at_the_label
# fails: one_hot/other_numbers_of_categories
# says: for 100 labels and 10 categories, the result has shape (100,)
# %% encode_labels
def encode_labels(labels, num_categories=10):
    if labels.dtype != np.uint8:
        return labels
    return keras.utils.to_categorical(labels, num_categories)
