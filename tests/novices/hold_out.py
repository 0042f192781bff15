# %% images_returned
# says: These look like labels, or like indices within a category: `np.flatnonzero(labels == category)` returns indices among all images.
def choose_validation(labels, share=0.2):
    return labels[:int(share * len(labels))]

# %% first_fifth
# says: Categories are missing. Does your choice depend on the order of the images?
def choose_validation(labels, share=0.2):
    return np.arange(int(share * len(labels)))

# %% mask
# says: You returned True or False for each image: `np.flatnonzero` turns them into indices.
def choose_validation(labels, share=0.2):
    return np.random.default_rng(1).random(len(labels)) < share

# %% share_written_in
# says: Did you write `0.2` into your function? Use the argument `share` instead.
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen.append(places[:int(0.2 * len(places))])
    return np.concatenate(chosen)

# %% not_joined
# says: Join the indices chosen from all categories into one row: use `np.concatenate`.
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen.append(places[:int(share * len(places))])
    return chosen

# %% all_chosen
# says: Your function chose all images: none is left for training.
def choose_validation(labels, share=0.2):
    return np.arange(len(labels))

# %% the_others
# says: These are the training images: return the others.
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen.append(places[int(share * len(places)):])
    return np.concatenate(chosen)

# %% slice_by_a_fraction
# says: A whole number is needed here: `//`, `int(…)` or `round(…)` gives one.
def choose_validation(labels, share=0.2):
    chosen = []
    for category in np.unique(labels):
        places = np.flatnonzero(labels == category)
        chosen.append(places[:share * len(places)])
    return np.concatenate(chosen)

# %% return_forgotten
# says: Does your function end with `return` and the result? `print` only shows it.
def choose_validation(labels, share=0.2):
    np.random.default_rng(1).permutation(len(labels))[:int(share * len(labels))]
