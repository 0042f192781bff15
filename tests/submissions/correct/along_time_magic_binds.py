# `%time` leaves the name in the notebook.
# %% normalize_images
%time table = np.arange(256, dtype="float32") / 255
def normalize_images(images):
    return table[images]
