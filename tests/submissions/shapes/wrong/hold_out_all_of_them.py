# fails: hold_out/of_every_category
# says: Your function chose all images: none is left for training.
# %% choose_validation
def choose_validation(labels, share=0.2):
    return np.random.default_rng(0).permutation(len(labels))
