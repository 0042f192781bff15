# %% flatten_images
try:
    xrange
except NameError:
    xrange = range

def flatten_images(images):
    return np.array([[images[k][i // 28][i % 28] for i in xrange(784)] for k in xrange(len(images))])
