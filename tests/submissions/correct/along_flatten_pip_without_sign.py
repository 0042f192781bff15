# Only a cell of one line may leave the sign out in Jupyter; nothing is lost by it here.
# %% flatten_images
pip install einops
matplotlib inline
def flatten_images(images):
    return images.reshape(len(images), 784)
# %%
pip install tqdm
# %%
cd ..
