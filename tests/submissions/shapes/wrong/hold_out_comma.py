# fails: hold_out/places
# says: the result has shape (1, 40)
# says: Your function returned a tuple that contains one array. A comma at the end of a line
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen.extend(places[:round(share * len(places))])
    return np.array(chosen),
