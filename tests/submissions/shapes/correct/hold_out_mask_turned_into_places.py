# %% choose_validation
def choose_validation(labels, share=0.2):
    state = np.random.RandomState(42)
    is_validation = np.zeros(labels.shape, dtype=bool)
    for category in np.unique(labels):
        places = np.where(labels == category)[0]
        count = int(np.floor(share * len(places)))
        is_validation[state.choice(places, size=count, replace=False)] = True
    return np.where(is_validation)[0]
