# fails: hold_out/of_every_category
# says: One of each category was chosen. Was the length of `np.where(…)` taken?
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.where(labels == category)
        chosen.extend(places[0][:max(1, round(share * len(places)))])
    return np.array(chosen)
