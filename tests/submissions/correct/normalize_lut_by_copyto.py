# %% normalize_images
LUT = np.empty(256, dtype=np.float32)
np.copyto(LUT, np.arange(256) / 255.0)

def normalize_images(images):
    return LUT[images]
