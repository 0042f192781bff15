# fails: hold_out/places
# says: your function chose nothing
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen = chosen[:int(share * len(places))]
    return np.array(chosen, dtype=int)
