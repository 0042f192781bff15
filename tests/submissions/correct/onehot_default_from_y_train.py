# %% encode_labels
NUM_CLASSES = len(np.unique(y_train))

def encode_labels(labels, num_categories=NUM_CLASSES):
    return keras.utils.to_categorical(labels, num_categories)
