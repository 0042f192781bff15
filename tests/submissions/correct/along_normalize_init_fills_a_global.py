# The function that fills the table is called bare, in the cell above.
# %% normalize_images
TABLE = None

def init():
    global TABLE
    TABLE = np.arange(256, dtype="float32") / 255

init()

def normalize_images(images):
    return TABLE[images]
