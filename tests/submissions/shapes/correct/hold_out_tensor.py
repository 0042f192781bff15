# the places come as an int64 tensor in one row; the notebook's next cell can use it like an array.
# %% choose_validation
def choose_validation(labels, share=0.2):
    parts = []
    for category in np.unique(labels):
        places = tf.random.shuffle(tf.where(labels == category)[:, 0])
        parts.append(places[: round(share * len(places))])
    return tf.concat(parts, axis=0)
