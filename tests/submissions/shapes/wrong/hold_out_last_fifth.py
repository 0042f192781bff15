# fails: hold_out/of_every_category
# says: Categories are missing. Does your choice depend on the order of the images?
# %% choose_validation
def choose_validation(labels, share=0.2):
    count = round(share * len(labels))
    return np.arange(len(labels) - count, len(labels))
