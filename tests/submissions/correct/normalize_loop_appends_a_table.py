# The table of a beginner: a list at the top of the cell, filled in a loop.
# %% normalize_images
table = []
for value in range(256):
    table.append(value / 255)

def normalize_images(images):
    return np.array(table)[images]
