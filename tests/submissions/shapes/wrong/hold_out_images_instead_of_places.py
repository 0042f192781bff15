# As if the images of the notebook were looked up.
# fails: hold_out/places
# says: You returned images: return their indices instead, with which the images can be looked up.
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen.extend(np.zeros((28, 28)) + place for place in places[:round(share * len(places))])
    return np.array(chosen)
