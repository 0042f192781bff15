# %% flatten_images
n = 784
def flatten_images(images):
    if images.ndim == 3:
        return images.reshape(-1, n)
    raise NotImplementedError("three axes only")
# %%
for n in range(3):
    print(x_train[n].mean())
