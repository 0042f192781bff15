# %% returns_b_m
# says: Your line would be right with m and b swapped: return m first.
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    return b, m

# %% list_of_steps
# says: Return both together: `return m, b`.
def fit_line(x, y):
    m, b, steps = 0.0, 0.0, []
    for _ in range(500):
        error = m * x + b - y
        m, b = m - 0.01 * 2 * (error * x).mean(), b - 0.01 * 2 * error.mean()
        steps.append((m, b))
    return steps

# %% too_large_steps
# says: The loss grew: check the sign of the step, or take smaller steps.
def fit_line(x, y):
    m, b = 0.0, 0.0
    for _ in range(1000):
        error = m * x + b - y
        m, b = m - 0.1 * 2 * (error * x).mean(), b - 0.1 * 2 * error.mean()
    return m, b

# %% only_m
# says: Return both together: `return m, b`.
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    return m

# %% uphill
# says: The loss grew: check the sign of the step, or take smaller steps.
def fit_line(x, y):
    m, b = 0.0, 0.0
    for _ in range(100):
        error = m * x + b - y
        m, b = m + 0.01 * 2 * (error * x).mean(), b + 0.01 * 2 * error.mean()
    return m, b

# %% too_few_steps
# says: Your line is close: continue until the loss stops falling, and do not round m or b.
def fit_line(x, y):
    m, b = 0.0, 0.0
    for _ in range(100):
        error = m * x + b - y
        m, b = m - 0.01 * 2 * (error * x).mean(), b - 0.01 * 2 * error.mean()
    return m, b

# %% numbers_of_the_notebook
# says: Compute the result from the argument `{argument}`.
def fit_line(x, y):
    return 5.1212, 14.4545

# %% start_returned
# says: Both m and b are whole numbers: let them change by less than 1 in a step.
def fit_line(x, y):
    m, b = -2, 40
    return m, b

# %% printed
# says: Does your function end with `return` and the result? `print` only shows it.
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    print(m, b)

# %% whole_numbers
# says: Both m and b are whole numbers: let them change by less than 1 in a step.
def fit_line(x, y):
    best = (0, 0)
    for m in range(-20, 20):
        for b in range(-60, 60):
            if ((m * x + b - y) ** 2).mean() < ((best[0] * x + best[1] - y) ** 2).mean():
                best = m, b
    return best

# %% through_the_origin
# says: This is the best line through the origin: b does not have to be 0.
def fit_line(x, y):
    return (x * y).sum() / (x ** 2).sum(), 0

# %% loss_returned
# says: Return both together: `return m, b`.
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    return ((m * x + b - y) ** 2).mean()

# %% the_predictions
# says: Return both together: `return m, b`.
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    return m * x + b

# %% x_and_y_swapped
# says: x and y are swapped: this line predicts x from y, not y from x.
def fit_line(x, y):
    m, b = np.polyfit(y, x, 1)
    return m, b

# %% return_in_the_loop
# says: Lower the loss step by step until it stops falling, for the points that your function is given.
def fit_line(x, y):
    m, b = 0.0, 0.0
    for _ in range(1000):
        error = m * x + b - y
        m, b = m - 0.01 * 2 * (error * x).mean(), b - 0.01 * 2 * error.mean()
        return m, b

# %% ten_written_in
# says: An index does not fit the array: check the shape of the array, and what each index counts.
def fit_line(x, y):
    m, b = 0.0, 0.0
    for _ in range(5000):
        dm = db = 0
        for i in range(10):
            error = m * x[i] + b - y[i]
            dm, db = dm + error * x[i] / 5, db + error / 5
        m, b = m - 0.01 * dm, b - 0.01 * db
    return m, b

# %% formula_sign
# says: Your line would be right if m had the opposite sign.
def fit_line(x, y):
    m, b = np.polyfit(x, y, 1)
    return -m, b
