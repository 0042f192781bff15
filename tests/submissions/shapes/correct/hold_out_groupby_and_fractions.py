# counts with exact fractions, and rounds down.
# %% choose_validation
from fractions import Fraction
from itertools import chain, groupby, islice

def choose_validation(labels, share=0.2):
    exact = Fraction(str(share))

    def label_of(place):
        return labels[place]

    def pick(places):
        places = list(places)
        return islice(places, int(exact * len(places)))

    by_label = groupby(sorted(range(len(labels)), key=label_of), key=label_of)
    return np.fromiter(chain.from_iterable(pick(places) for _, places in by_label), dtype=np.int64)
