# fails: hold_out/other_shares
# says: `rng.choice` can choose the same index again, unless you write `replace=False`;
# %% choose_validation
def choose_validation(labels, share=0.2):
    rng = np.random.default_rng()
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen.extend(rng.choice(places, round(share * len(places)), replace=share > 0.2))
    return chosen
