# fails: one_hot/shape
# says: Only the packages of the course are available when your work is marked.
# %% encode_labels
def encode_labels(labels, num_categories=10):
    import category_encoders_that_nobody_has
    return category_encoders_that_nobody_has.encode(labels)
