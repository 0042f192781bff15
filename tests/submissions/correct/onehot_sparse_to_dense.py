# %% encode_labels
def encode_labels(labels, num_categories=10):
    places = [[i, int(label)] for i, label in enumerate(labels)]
    return tf.sparse.to_dense(tf.SparseTensor(places, [1.0] * len(places), (len(labels), num_categories)))
