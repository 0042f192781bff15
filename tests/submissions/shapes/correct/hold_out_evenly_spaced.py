# %% choose_validation
def choose_validation(labels, share=0.2):
    valid_idx = []
    for c in np.unique(labels):
        idx, = np.nonzero(labels == c)
        k = int(round(share * len(idx)))
        valid_idx.append(idx[np.linspace(0, len(idx) - 1, k).astype(int)])
    return np.hstack(valid_idx)
