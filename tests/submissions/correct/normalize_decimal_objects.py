# %% normalize_images
from decimal import Decimal, getcontext
getcontext().prec = 12

def normalize_images(images):
    flat = [Decimal(int(value)) / Decimal(255) for value in np.ravel(images)]
    return np.array([float(value) for value in flat]).reshape(np.shape(images))
