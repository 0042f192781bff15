# A scratch cell at the end uses a name of Python's own.
# %% flatten_images
def flatten_images(images):
    return np.array([sum([list(row) for row in image], []) for image in images])
# %%
sum = 0
for p in [0.1, 0.9]:
    sum += p
print(sum)
