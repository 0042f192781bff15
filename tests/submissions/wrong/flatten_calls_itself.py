# fails: flatten/shape
# says: Your function calls itself again and again
# %% flatten_images
def flatten_images(images):
    return flatten_images(images).reshape(len(images), 784)
