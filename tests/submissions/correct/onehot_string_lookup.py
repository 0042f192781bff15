# %% encode_labels
from tensorflow.keras.layers import StringLookup

def encode_labels(labels, num_categories=10):
    names = [str(c) for c in range(num_categories)]
    lookup = StringLookup(vocabulary=names, num_oov_indices=0, output_mode="one_hot")
    texts = tf.constant(np.asarray(labels).astype(str))
    return lookup(texts[:, tf.newaxis]).numpy()
