# fails: flatten/shape
# says: there is no function `flatten_images`
# What is defined under %%timeit is gone afterwards.
# %% flatten_images
%%timeit
def flatten_images(images):
    return images.reshape(len(images), -1)
