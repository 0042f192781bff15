# fails: hold_out/of_every_category
# says: All categories but one are missing. Is `return` inside the loop, or does every turn of
# %% choose_validation
def choose_validation(labels, share=0.2):
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen = places[:round(share * len(places))]
    return chosen
