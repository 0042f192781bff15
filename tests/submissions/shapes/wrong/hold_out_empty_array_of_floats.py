# fails: hold_out/places
# says: An index is a whole number, but your array has a type for fractions, as `np.array([])`
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = np.empty(0)
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen = np.concatenate([chosen, places[:round(share * len(places))]])
    return chosen
