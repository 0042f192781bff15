# fails: line/two_numbers
# says: EOFError
# says: Nobody answers `input`
# %% fit_line
def fit_line(x, y):
    return float(input("m?")), float(input("b?"))
