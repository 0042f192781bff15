# %% encode_labels
import heapq

oszlopok = []
for c in reversed(range(10)):
    heapq.heappush(oszlopok, c)

def encode_labels(labels, num_categories=None):
    n = num_categories or len(oszlopok)
    return np.array([[1 if c == l else 0 for c in range(n)] for l in labels])
