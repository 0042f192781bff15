# fails: hold_out/each_once
# says: These look like labels, or like indices within a category: `np.flatnonzero(labels ==
# %% choose_validation
def choose_validation(labels, share=0.2):
    rng = np.random.default_rng()
    chosen = []
    for category in np.unique(labels):
        count = np.sum(labels == category)
        chosen.append(rng.permutation(count)[: round(share * count)])
    return np.concatenate(chosen)
