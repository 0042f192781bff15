# fails: flatten/shape
# says: is not valid Python
# problems: tabs and spaces are mixed
# %% flatten_images
def flatten_images(images):
    n = len(images)
	return images.reshape(n, 784)
