# Another choice each time, and rounded down.
# %% choose_validation
def choose_validation(labels, share=0.2):
    chosen = []
    for category in set(labels.tolist()):
        places, = np.where(labels == category)
        chosen.extend(np.random.choice(places, int(share * len(places)), replace=False))
    np.random.shuffle(chosen)
    return np.array(chosen, dtype=np.int32)
