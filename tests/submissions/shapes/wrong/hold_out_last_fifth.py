# fails: hold_out/of_every_category
# says: Does the choice depend on the order in which the images stand?
# %% choose_validation
def choose_validation(labels, share=0.2):
    count = round(share * len(labels))
    return np.arange(len(labels) - count, len(labels))
