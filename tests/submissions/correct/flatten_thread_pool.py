# %% flatten_images
from concurrent.futures import ThreadPoolExecutor

def flatten_images(images):
    with ThreadPoolExecutor() as pool:
        return np.array(list(pool.map(np.ravel, images)))
