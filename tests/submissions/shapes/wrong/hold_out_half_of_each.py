# fails: hold_out/of_every_category
# says: Take the indices of one category, choose the share of them, and do the same for each
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen.extend(places[:len(places) // 2])
    return chosen
