# %% flatten_images
rows = []
add = rows.append
for digit in range(10):
    row = [0.0] * 10
    row[digit] = 1.0
    add(row)
T = np.zeros((10, 10), dtype="float32")
flat = T.reshape(-1)
flat[:] = [value for row in rows for value in row]
sizes = {}
sizes.setdefault("image", []).append(784)
scale = np.full(1, 510.0)
np.divide(scale, 2, scale)
globals()["TYPE"] = "float32"


def flatten_images(images):
    return images.reshape(len(images), sizes["image"][0])

# %% normalize_images
def normalize_images(images):
    return (images / scale[0]).astype(TYPE)

# %% encode_labels
def encode_labels(labels, num_categories=10):
    if num_categories == 10:
        return T[labels]
    return np.eye(num_categories, dtype=TYPE)[labels]
