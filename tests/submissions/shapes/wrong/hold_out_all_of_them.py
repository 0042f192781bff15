# fails: hold_out/of_every_category
# says: All images were chosen
# %% choose_validation
def choose_validation(labels, share=0.2):
    return np.random.default_rng(0).permutation(len(labels))
