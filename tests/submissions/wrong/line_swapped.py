# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: Your line would be right with m and b swapped: return m first.
# %% fit_line
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    return b, m
