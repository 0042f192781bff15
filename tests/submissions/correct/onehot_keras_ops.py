# %% encode_labels
import keras
def encode_labels(labels, num_categories=10):
    return keras.ops.one_hot(labels, num_categories)
