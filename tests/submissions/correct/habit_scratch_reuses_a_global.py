# %% flatten_images
n = 784

def flatten_images(images):
    return images.reshape(-1, n)
# %%
for n in range(3):
    print(x_train[n].mean())
