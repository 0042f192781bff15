# fails: hold_out/of_every_category
# says: Your function chose the same number from every category; it should be the same share:
# %% choose_validation
def choose_validation(labels, share=0.2):
    categories = np.unique(labels)
    each = round(share * len(labels) / len(categories))
    return np.concatenate([np.flatnonzero(labels == category)[:each] for category in categories])
