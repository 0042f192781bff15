# The class stands at the end of the notebook; the student ran that cell first.
# %%
class Prepare:
    @staticmethod
    def flatten(images):
        return images.reshape(-1, 784)

    @classmethod
    def normalize(cls, images):
        return images / 255

    @staticmethod
    def encode(labels, num_categories=10):
        return np.eye(num_categories)[labels]
# %% flatten_images
flatten_images = Prepare.flatten
# %% normalize_images
normalize_images = Prepare.normalize
# %% encode_labels
encode_labels = Prepare.encode
