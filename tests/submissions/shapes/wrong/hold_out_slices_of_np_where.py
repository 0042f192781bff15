# fails: hold_out/places
# says: the result has shape (10, 1, 20)
# says: `np.where` returns a tuple that contains one array: its first element, `[0]`, holds the
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.where(labels == category)
        chosen.append(places[:round(share * np.sum(labels == category))])
    return np.array(chosen)
