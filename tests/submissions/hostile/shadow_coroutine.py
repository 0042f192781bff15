# Gives a coroutine, an answer that would only be computed where it is awaited.
# grade: flatten=0 line=0
# says: which is not an array of numbers
# %% flatten_images
async def flatten_images(images):
    return images.reshape(len(images), -1)

# %% fit_line
def fit_line(x, y):
    yield from np.polyfit(x, y, 1)
