# fails: flatten/pixel_order
# fails: flatten/values
# says: It holds 0 in every row: was it ever written?
# says: place 783 of row 0 should hold
# says: but holds 0 (counted from 0)
# says: Most values are right
# never says: dividing by 255 is the next one
# %% flatten_images
def flatten_images(images):
    rows = np.zeros((len(images), 784), images.dtype)
    for place in range(783):
        rows[:, place] = images[:, place // 28, place % 28]
    return rows
