# %% encode_labels
def encode_labels(labels, num_categories=10):
    # 0 0 0 1 0 0 0: a window of 4 numbers shows the 1 further to the right, the further left it stands
    zeros = np.zeros(num_categories - 1)
    strip = np.concatenate([zeros, [1], zeros])
    windows = np.lib.stride_tricks.sliding_window_view(strip, num_categories)
    return windows[::-1][labels]
