# of a category with one or two images it chooses one, where share * c is rounded to none: one more is right as well.
# %% choose_validation
def choose_validation(labels, share=0.2):
    rng = np.random.default_rng(seed=1)
    chosen = np.empty(0, dtype=int)
    for category in np.unique(labels):
        places = rng.permutation(np.flatnonzero(labels == category))
        chosen = np.concatenate((chosen, places[: max(1, round(share * places.size))]))
    rng.shuffle(chosen)
    return chosen
