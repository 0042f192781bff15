# A plain list of places, rounded up.
# %% choose_validation
import math
from collections import defaultdict

def choose_validation(labels, share=0.2):
    by_category = defaultdict(list)
    for place, label in enumerate(labels):
        by_category[int(label)].append(place)
    chosen = []
    for places in by_category.values():
        chosen += places[: math.ceil(share * len(places))]
    return sorted(chosen)
