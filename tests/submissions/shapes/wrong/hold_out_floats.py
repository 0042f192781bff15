# fails: hold_out/places
# says: An index is a whole number
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = np.array([])
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen = np.append(chosen, places[:round(share * len(places))])
    return chosen
