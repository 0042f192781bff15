# fill changes its second argument.
# %% normalize_images
table = np.zeros(256)

def fill(count, numbers):
    for value in range(count):
        numbers[value] = value / 255

fill(256, table)

def normalize_images(images):
    return table[images]
