# %% choose_validation
def choose_validation(labels, share=0.2):
    order = np.argsort(labels, kind="mergesort")
    counts = np.unique(labels, return_counts=True)[1]
    groups = np.split(order, np.cumsum(counts)[:-1])
    picked = [group[-round(share * len(group)):] if round(share * len(group)) else group[:0] for group in groups]
    return np.sort(np.concatenate(picked))
