# fails: flatten/shape
# says: is not valid Python
# problems: inconsistent use of tabs and spaces
# %% flatten_images
def flatten_images(images):
    n = len(images)
	return images.reshape(n, 784)
