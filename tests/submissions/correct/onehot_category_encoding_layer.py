# %% encode_labels
def encode_labels(labels, num_categories=10):
    layer = keras.layers.CategoryEncoding(num_tokens=num_categories, output_mode="one_hot")
    return layer(labels)
