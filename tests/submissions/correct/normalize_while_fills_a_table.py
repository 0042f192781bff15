# %% normalize_images
table = np.zeros(256)
value = 0
while value < 256:
    table[value] = value / 255
    value = value + 1

def normalize_images(images):
    return table[images]
