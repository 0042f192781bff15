# Pretends that the instructor pressed Control-C.
# grade: one_hot=0
# says: `encode_labels` raised KeyboardInterrupt
# %% encode_labels
def encode_labels(labels, num_categories=10):
    raise KeyboardInterrupt
