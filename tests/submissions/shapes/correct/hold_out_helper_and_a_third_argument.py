# %%
def pick(places, share, rng):
    """A random part of the places."""
    count = int(round(share * len(places)))
    return rng.permutation(places)[:count]

# %% choose_validation
def choose_validation(labels, share=0.2, seed=None):
    labels = np.asarray(labels)
    rng = np.random.default_rng(seed)
    picked = {category: pick((labels == category).nonzero()[0], share, rng) for category in np.unique(labels).tolist()}
    return np.sort(np.concatenate(list(picked.values())))
