# fails: hold_out/each_once
# says: `rng.choice` can choose the same index again, unless you write `replace=False`;
# %% choose_validation
def choose_validation(labels, share=0.2):
    rng = np.random.default_rng(0)
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen.append(rng.choice(places, round(share * len(places))))
    return np.concatenate(chosen)
