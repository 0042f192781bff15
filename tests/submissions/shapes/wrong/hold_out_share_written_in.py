# fails: hold_out/other_shares
# says: Use the argument `share` instead
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen.append(places[: round(0.2 * len(places))])
    return np.concatenate(chosen)
