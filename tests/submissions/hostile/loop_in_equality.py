# Gives an object whose every operation runs for ever.
# grade: normalize=0
# says: `normalize_images` did not finish
# %% normalize_images
class Endless:
    def __len__(self):
        while True:
            pass
    __iter__ = __eq__ = __array__ = __getitem__ = __float__ = lambda self, *a, **k: len(self)

def normalize_images(images):
    return Endless()
