# %% choose_validation
def choose_validation(labels, share=0.2):
    owed, chosen = {}, []
    for place, label in enumerate(labels.tolist()):
        owed[label] = owed.get(label, 0.5) + share
        if owed[label] >= 1:
            owed[label] -= 1
            chosen.append(place)
    return np.array(chosen, dtype=np.uint16)
