# fails: hold_out/of_every_category
# says: Your function chose one image of each category. Did you use the length of `np.where(…)`?
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.where(labels == category)
        chosen.extend(places[0][:max(1, round(share * len(places)))])
    return np.array(chosen)
