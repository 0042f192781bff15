# fails: hold_out/each_once
# says: These look like labels, or like places counted within a category
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        of_category = labels[labels == category]
        chosen.append(of_category[: round(share * len(of_category))])
    return np.concatenate(chosen)
