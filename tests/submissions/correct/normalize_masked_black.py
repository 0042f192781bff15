# %% normalize_images
import numpy.ma as ma

def normalize_images(images):
    ink = ma.masked_equal(images, 0)     # only the ink has to be divided
    ink = ink / 255
    return ink.filled(0.0)
