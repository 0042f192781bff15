# fails: hold_out/any_categories
# fails: hold_out/other_shares
# says: of the 35 images of category 2, your function chose 2; about 7 were expected
# says: Take the indices of one category, choose the share of them, and do the same for each
# %% choose_validation
def choose_validation(labels, share=0.2):
    categories = np.unique(labels)
    chosen = []
    for category in categories:
        places = np.flatnonzero(labels == category)
        quota = share * len(categories) / 10 * len(places)
        chosen.extend(places[:round(quota)])
    return np.array(chosen)
