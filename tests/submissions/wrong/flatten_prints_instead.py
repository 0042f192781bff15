# fails: flatten/shape
# says: Does your function end with `return` and the result?
# %% flatten_images
def flatten_images(images):
    print(images.reshape(len(images), 784))
