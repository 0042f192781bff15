# Gives arrays of objects that run a command when they are unpickled.
# grade: normalize=0 line=0
# says: not an array of numbers
# %% normalize_images
import os

class Payload:
    def __reduce__(self):
        return os.system, ("echo unpickled > /tmp/unpickled",)

def normalize_images(images):
    return np.array([Payload()], dtype=object)

# %% fit_line
import os, pickle

class Payload:
    def __reduce__(self):
        return os.system, ("echo unpickled > /tmp/unpickled",)

def fit_line(x, y):
    return np.frombuffer(pickle.dumps(Payload()), "V1")
