# the import stands in a later cell, but it is done before anybody calls the function.
# %% encode_labels
def encode_labels(labels: "Sequence[int]", num_categories: int = 10) -> "list[list[float]]":
    def row(label):
        yield from it.repeat(0.0, label)
        yield 1.0
        yield from it.repeat(0.0, num_categories - label - 1)

    return [list(row(label)) for label in labels.tolist()]
# %%
import itertools as it
# %%
# playing around
label = 3
num_categories = 5
encode_labels(np.array([label]), num_categories)
