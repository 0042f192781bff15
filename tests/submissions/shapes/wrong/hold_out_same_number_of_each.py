# fails: hold_out/of_every_category
# says: Of each category the same number was chosen
# %% choose_validation
def choose_validation(labels, share=0.2):
    categories = np.unique(labels)
    each = round(share * len(labels) / len(categories))
    return np.concatenate([np.flatnonzero(labels == category)[:each] for category in categories])
