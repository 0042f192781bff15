# fails: hold_out/of_every_category
# fails: hold_out/argument_untouched
# says: your function changed the labels that it was given
# %% choose_validation
def choose_validation(labels, share=0.2):
    labels.sort()
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen.append(places[: round(share * len(places))])
    return np.concatenate(chosen)
