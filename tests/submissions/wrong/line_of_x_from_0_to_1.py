# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: This is the line for u = (x − min) / (max − min)
# %% fit_line
def fit_line(x, y):
    return np.polyfit((x - x.min()) / (x.max() - x.min()), y, 1)
