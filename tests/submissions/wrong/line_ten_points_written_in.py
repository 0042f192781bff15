# fails: line/other_numbers_of_points
# says: ValueError
# %% fit_line
def fit_line(x, y):
    A = np.ones((10, 2))
    A[:, 0] = x
    return np.linalg.lstsq(A, y, rcond=None)[0]
