# %% choose_validation
from sklearn.model_selection import train_test_split

def choose_validation(labels, share=0.2):
    _, chosen = train_test_split(np.arange(len(labels)), test_size=share, stratify=labels)
    return chosen
