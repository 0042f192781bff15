# %% flatten_images
from types import SimpleNamespace

cfg = SimpleNamespace(sizes=[])
cfg.sizes.append(28)
cfg.sizes.append(28)

def flatten_images(images):
    return images.reshape([len(images), int(np.prod(cfg.sizes))])
