# fails: hold_out/of_every_category
# says: images of category
# %% choose_validation
def choose_validation(labels, share=0.2):
    rng = np.random.default_rng(3)
    return rng.permutation(len(labels))[: round(share * len(labels))]
