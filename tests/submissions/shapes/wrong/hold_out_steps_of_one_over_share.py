# fails: hold_out/other_shares
# says: with `share=0.4`
# says: whatever the share is
# %% choose_validation
def choose_validation(labels, share=0.2):
    step = int(1 / share)
    return np.concatenate([np.flatnonzero(labels == category)[::step] for category in np.unique(labels)])
