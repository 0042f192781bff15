# fails: hold_out/places
# says: `np.flatnonzero` turns them into places
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = np.zeros(len(labels), bool)
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen[places[: round(share * len(places))]] = True
    return chosen
