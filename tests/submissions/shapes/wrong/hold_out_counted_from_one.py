# fails: hold_out/each_once
# says: Indices run from 0 to the number of images minus 1.
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category) + 1
        chosen.append(places[-round(share * len(places)):])
    return np.concatenate(chosen)
