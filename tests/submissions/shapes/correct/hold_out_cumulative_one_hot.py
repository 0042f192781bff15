# %% choose_validation
def choose_validation(labels, share=0.2):
    one_hot = labels[:, np.newaxis] == np.unique(labels)
    how_manieth = one_hot.cumsum(axis=0)
    limit = np.rint(share * one_hot.sum(axis=0))
    return np.flatnonzero((one_hot & (how_manieth <= limit)).any(axis=1))
