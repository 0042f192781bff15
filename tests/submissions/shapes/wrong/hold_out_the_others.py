# fails: hold_out/of_every_category
# says: These are the training images: return the others.
# %% choose_validation
def choose_validation(labels, share=0.2):
    kept = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        kept.append(places[round(share * len(places)):])
    return np.concatenate(kept)
