# %% encode_labels
from tensorflow.keras.utils import to_categorical

def encode_labels(labels, num_categories=10):
    return to_categorical(labels, num_classes=num_categories)
