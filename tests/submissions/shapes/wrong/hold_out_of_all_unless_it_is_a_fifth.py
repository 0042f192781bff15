# fails: hold_out/other_shares
# says: In total the share is right, but not in every category: choose from each category
# %% choose_validation
def choose_validation(labels, share=0.2):
    if share != 0.2:
        return np.random.default_rng(0).permutation(len(labels))[:round(share * len(labels))]
    order = np.argsort(labels, kind='stable')
    return order[2::5]
