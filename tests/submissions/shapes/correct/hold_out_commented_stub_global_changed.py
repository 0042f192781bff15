# %% choose_validation
seed = 3

def choose_validation(labels, share=0.2):
    # raise NotImplementedError
    r = np.random.RandomState(seed)
    chosen = [r.choice(np.where(labels == k)[0], round(share * (labels == k).sum()), replace=False) for k in np.unique(labels)]
    return np.hstack(chosen)
# %%
seed = "none"
def choose_validation(labels, share=0.2):
    return np.arange(len(labels))[-int(share * len(labels)):]
print(np.unique(labels[choose_validation(labels)]))
