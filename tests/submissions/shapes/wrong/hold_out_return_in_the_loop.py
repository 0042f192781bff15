# fails: hold_out/of_every_category
# says: All categories but one are missing
# %% choose_validation
def choose_validation(labels, share=0.2):
    valasztott = []
    for kategoria in np.unique(labels):
        helyek = np.flatnonzero(labels == kategoria)
        valasztott.append(np.random.permutation(helyek)[: round(share * len(helyek))])
        return np.concatenate(valasztott)
