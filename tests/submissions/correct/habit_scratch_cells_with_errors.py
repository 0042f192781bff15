# %%
1 / 0
# %%
print(undefined_name)
# %%
x_train = flatten_images(x_train)
model = compile_model(build_model())
history = model.fit(x_train, y_train, epochs=5)
# %%
!nvidia-smi
%matplotlib inline
# %% flatten_images
def flatten_images(images):
    # x_train is (60000, 28, 28)
    new = images.reshape(images.shape[0], images.shape[1] * images.shape[2])
    return new
