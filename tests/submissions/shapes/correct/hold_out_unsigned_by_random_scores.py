# places of the type uint32 are whole numbers too.
# %% choose_validation
def choose_validation(labels, share=0.2):
    scores = np.random.rand(len(labels))
    places = []
    for category in np.unique(labels):
        of_category = np.flatnonzero(labels == category)
        best = np.argsort(-scores[of_category])[: int(np.ceil(share * len(of_category) - 1e-9))]
        places.append(of_category[best])
    return np.concatenate(places).astype("uint32")
