# fails: hold_out/each_once
# says: create the list inside the function
# %% choose_validation
chosen = []

def choose_validation(labels, share=0.2):
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen.extend(places[:round(share * len(places))])
    return np.array(chosen)
