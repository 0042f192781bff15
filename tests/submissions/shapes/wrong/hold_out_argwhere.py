# fails: hold_out/places
# says: the result has shape (40, 1)
# says: Each index is in a row of its own, as `np.argwhere` returns them: `np.flatnonzero`
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.argwhere(labels == category)
        chosen.append(places[:round(share * len(places))])
    return np.concatenate(chosen)
