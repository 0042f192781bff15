# %% flatten_images
from tqdm import tqdm

def flatten_images(images):
    return np.array([image.ravel() for image in tqdm(images, desc="flattening")])
