# fails: hold_out/argument_untouched
# says: read-only
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        places = places[:round(share * len(places))]
        labels[places] = 255 if labels.dtype == np.uint8 else -1
        chosen.append(places)
        labels[places] = category
    return np.concatenate(chosen)
