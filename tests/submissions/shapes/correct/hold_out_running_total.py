# each image adds its share to what its category is owed, so of c images floor(share * c + 0.5) are chosen.
# %% choose_validation
def choose_validation(labels, share=0.2):
    owed, chosen = {}, []
    for place, label in enumerate(np.asarray(labels).tolist()):
        owed[label] = owed.get(label, 0.5) + share
        if owed[label] >= 1 - 1e-9:
            owed[label] -= 1
            chosen.append(place)
    return np.array(chosen, dtype=int)
