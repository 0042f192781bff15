# fails: flatten/pixel_order
# fails: flatten/values
# says: There is a 0 at this index in every row: does your code ever write there? Check where the
# says: at index 783 of row 0
# says: (counting from 0), but there is 0
# says: Most values are right
# never says: Only change the shape in this task; dividing by 255 is the next task.
# %% flatten_images
def flatten_images(images):
    rows = np.zeros((len(images), 784), images.dtype)
    for place in range(783):
        rows[:, place] = images[:, place // 28, place % 28]
    return rows
