# fails: hold_out/each_once
# says: These look like labels, or like indices within a category: `np.flatnonzero(labels ==
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        of_category = labels[labels == category]
        chosen.append(of_category[: round(share * len(of_category))])
    return np.concatenate(chosen)
