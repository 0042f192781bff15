# fails: hold_out/places
# says: You returned True or False for each image: `np.flatnonzero` turns them into indices.
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = np.zeros(len(labels), bool)
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen[places[: round(share * len(places))]] = True
    return chosen
