# %% flatten_images
def flatten_images(images):
    picture = np.dtype([("pixels", images.dtype, (784,))])
    records = np.frombuffer(images.tobytes(order="C"), dtype=picture)
    return records["pixels"]
