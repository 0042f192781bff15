# fails: one_hot/one_at_the_label
# fails: one_hot/missing_classes
# fails: one_hot/other_numbers_of_categories
# says: `uint8` can only hold numbers up to 255 and then starts again at 0: convert to `int` first.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    flat = np.zeros(len(labels) * num_categories)
    flat[np.arange(len(labels), dtype="uint8") * num_categories + labels] = 1
    return flat.reshape(len(labels), num_categories)
