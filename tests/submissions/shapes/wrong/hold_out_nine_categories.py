# fails: hold_out/of_every_category
# says: Category 9 was left out: `for category in np.unique(labels)` visits every
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in range(9):
        places = np.flatnonzero(labels == category)
        chosen.extend(places[:round(share * len(places))])
    return chosen
