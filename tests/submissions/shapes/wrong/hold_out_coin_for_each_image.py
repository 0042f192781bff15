# fails: hold_out/of_every_category
# says: Your numbers are only close to the share, as if you had left each image to chance: choose
# %% choose_validation
def choose_validation(labels, share=0.2):
    rng = np.random.default_rng(seed=0)
    return np.flatnonzero(rng.random(len(labels)) < share)
