# Without the second argument, it can't be asked about other shares.
# fails: hold_out/each_once
# says: `rng.choice` can choose the same index again, unless you write `replace=False`;
# %% choose_validation
def choose_validation(labels):
    rng = np.random.default_rng(0)
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen.extend(rng.choice(places, len(places) // 5))
    return chosen
