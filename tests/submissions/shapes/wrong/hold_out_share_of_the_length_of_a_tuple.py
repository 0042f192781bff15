# fails: hold_out/places
# says: nothing was chosen
# says: `len(np.where(…))` is 1 always
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.where(labels == category)
        chosen.extend(places[0][:round(share * len(places))])
    return np.array(chosen)
