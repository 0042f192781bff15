# %% encode_labels
def encode_labels(labels, num_categories=10):
    table = keras.layers.Embedding(num_categories, num_categories, embeddings_initializer=keras.initializers.Identity())
    return table(labels.astype("int32"))
