# the magics are IPython's, and the function itself is plain NumPy.
# %% flatten_images
%matplotlib inline

rows, cols = np.divmod(np.arange(784), 28)

def flatten_images(images):
    return images[:, rows, cols]

%timeit -n 1 -r 1 flatten_images(x_train[:100])
