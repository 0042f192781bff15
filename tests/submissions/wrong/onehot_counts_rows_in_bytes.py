# fails: one_hot/one_at_the_label
# fails: one_hot/missing_classes
# fails: one_hot/other_numbers_of_categories
# says: Some rows have several 1s, others none: the indices are wrong. `uint8` ends at 255 and
# %% encode_labels
def encode_labels(labels, num_categories=10):
    flat = np.zeros(len(labels) * num_categories)
    flat[np.arange(len(labels), dtype="uint8") * num_categories + labels] = 1
    return flat.reshape(len(labels), num_categories)
