# fails: architecture/is_a_model
# says: you have not written `build_model` yet
# %% build_model
def build_model():
    raise NotImplementedError
