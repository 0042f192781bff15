# the shape of a view is its own: the images that were given keep theirs.
# %% flatten_images
def flatten_images(images):
    view = images.view()
    view.shape = (len(images), 784)
    return view
