# %% choose_validation
from collections import Counter

def choose_validation(labels, share=0.2):
    quota = {category: round(count * share) for category, count in Counter(labels.tolist()).items()}
    chosen = []
    for place, label in enumerate(labels.tolist()):
        if quota[label]:
            chosen.append(place)
            quota[label] -= 1
    return np.asarray(chosen, dtype=np.int64)
