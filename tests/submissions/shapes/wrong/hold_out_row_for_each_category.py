# fails: hold_out/places
# says: Join the indices chosen from all categories into one row: use `np.concatenate`.
# %% choose_validation
def choose_validation(labels, share=0.2):
    return np.array([np.flatnonzero(labels == category)[:4] for category in np.unique(labels)])
