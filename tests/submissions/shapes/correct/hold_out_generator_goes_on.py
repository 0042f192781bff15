# Every call chooses others.
# %% choose_validation
generator = np.random.default_rng(7)

def choose_validation(labels, share=0.2):
    groups = [np.flatnonzero(labels == category) for category in np.unique(labels)]
    return np.hstack([generator.permutation(group)[: int(np.ceil(share * len(group)))] for group in groups])
