# %% choose_validation
def choose_validation(labels, share=0.2):
    rng = np.random.default_rng()
    order = np.lexsort((rng.random(len(labels)), labels))    # by label, and at random within each
    _, starts, counts = np.unique(labels[order], return_index=True, return_counts=True)
    return np.concatenate([order[start : start + int(np.rint(share * count))] for start, count in zip(starts, counts)])
