# fails: line/sample
# fails: line/other_lines
# fails: line/other_numbers_of_points
# says: Both m and b are whole numbers: let them change by less than 1 in a step.
# %% fit_line
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    return int(m), int(b)
