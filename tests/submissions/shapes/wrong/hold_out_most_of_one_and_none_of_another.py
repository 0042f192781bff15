# fails: hold_out/of_every_category
# says: Categories are missing. Does your choice depend on the order of the images?
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in range(9):
        places = np.flatnonzero(labels == category)
        chosen.extend(places[:round(share * len(places)) if category else len(places) - 1])
    return chosen
