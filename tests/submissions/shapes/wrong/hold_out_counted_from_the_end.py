# fails: hold_out/each_once
# says: Places are counted from 0
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category) - len(labels)
        chosen.extend(places[:round(share * len(places))])
    return chosen
