# fails: flatten/shape
# says: the result has shape (4, 784); (2, 784) was expected
# says: create the list inside the function
# never says: Your function uses a fixed number of images
# %% flatten_images
rows = []

def flatten_images(images):
    for image in images:
        rows.append(image.ravel())
    return np.array(rows)
