# names is the notebook's list of the ten kinds
# %% choose_validation
def choose_validation(labels, share=0.2):
    counts = np.bincount(labels, minlength=len(names))
    goal = np.round(counts * share).astype(int)
    chosen = []
    for i, l in enumerate(labels):
        if goal[l] > 0:
            goal[l] -= 1
            chosen.append(i)
    return np.array(chosen)
