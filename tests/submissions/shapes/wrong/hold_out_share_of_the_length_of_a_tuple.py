# fails: hold_out/places
# says: your function chose nothing
# says: Choose the share `share` of the images. How many do you get for one category?
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.where(labels == category)
        chosen.extend(places[0][:round(share * len(places))])
    return np.array(chosen)
