# fails: flatten/shape
# says: Your function returned the images unchanged: `reshape` and similar functions return a new
# %% flatten_images
def flatten_images(images):
    images.reshape(-1, 784)
    return images
