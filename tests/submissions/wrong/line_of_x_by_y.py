# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: x and y are swapped: this line predicts x from y, not y from x.
# %% fit_line
def fit_line(x, y):
    return np.polyfit(y, x, 1)
