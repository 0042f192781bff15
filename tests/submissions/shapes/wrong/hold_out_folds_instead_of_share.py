# fails: hold_out/other_shares
# says: with `share=0.4`
# says: whatever the share is
# %% choose_validation
from sklearn.model_selection import StratifiedKFold

def choose_validation(labels, share=0.2):
    folds = StratifiedKFold(n_splits=round(1 / share), shuffle=True, random_state=0)
    train, valid = next(folds.split(np.zeros((len(labels), 1)), labels))
    return valid
