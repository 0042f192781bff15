# %% choose_validation
def choose_validation(labels, share=0.2):
    places = np.argsort(labels, kind="stable")
    ordered = np.asarray(labels)[places]
    rank = np.arange(len(labels)) - np.searchsorted(ordered, ordered)
    return places[np.floor((rank + 1) * share + 1e-9) > np.floor(rank * share + 1e-9)]
