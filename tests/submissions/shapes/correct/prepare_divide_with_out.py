# %%
WHITE = 255

# %% prepare_images
def prepare_images(images: np.ndarray) -> np.ndarray:
    prepared = np.empty((*images.shape, 1), dtype=np.float32)
    np.divide(images[..., np.newaxis], WHITE, out=prepared)
    return prepared
