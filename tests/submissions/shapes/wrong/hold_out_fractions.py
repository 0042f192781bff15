# fails: hold_out/places
# says: An index is a whole number with which an image can be looked up: `images[index]`.
# never says: a type for fractions
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen.extend(place + share for place in places[:round(share * len(places))])
    return chosen
