# Has the C library abort the process.
# grade: normalize=0
# says: the process that ran `normalize_images` ended without a result
# %% normalize_images
import os

def normalize_images(images):
    os.abort()
