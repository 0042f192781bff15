# %% encode_labels
settings = {"dtype": [], "on": 1}
settings["dtype"].append("float32")

def encode_labels(labels, num_categories=10):
    out = np.zeros((len(labels), num_categories), settings["dtype"][0])
    out[range(len(labels)), labels] = settings["on"]
    return out
