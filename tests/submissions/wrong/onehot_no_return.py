# fails: one_hot/shape
# says: ` returned nothing (None)
# %% encode_labels
def encode_labels(labels, num_categories=10):
    keras.utils.to_categorical(labels, num_categories)
