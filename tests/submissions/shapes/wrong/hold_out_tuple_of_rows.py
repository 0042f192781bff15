# fails: hold_out/places
# says: Join the indices chosen from all categories into one row: use `np.concatenate`.
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen.append(places[:round(share * len(places))])
    return tuple(chosen)
