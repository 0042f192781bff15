# accents in names and a keyword-only argument with a default value.
# %% flatten_images
SZÉLESSÉG = MAGASSÁG = 28

def flatten_images(images, *, méret: int = SZÉLESSÉG * MAGASSÁG) -> "np.ndarray":
    # >>> flatten_images(x_train).shape
    # (60000, 784)
    darab = images.shape[0]          # ennyi kép van
    kilapított = images.reshape((darab, méret))
    if not (kilapított.ndim == 2): raise ValueError("ez nem tábla: " f"{kilapított.shape=}")
    return kilapított
# %%
# próba: árvíztűrő tükörfúrógép
első = flatten_images(x_train[:1])
print("első sor:", első[0, 100:110], "…")
