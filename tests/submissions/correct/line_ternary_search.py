# For a given m the best b is known; the loss over m is a valley.
# %% fit_line
def fit_line(x, y):
    def best_b(m):
        return (y - m * x).mean()
    def loss(m):
        return ((m * x + best_b(m) - y) ** 2).mean()
    low, high = -1e4, 1e4
    for _ in range(200):
        third = (high - low) / 3
        if loss(low + third) < loss(high - third):
            high -= third
        else:
            low += third
    m = (low + high) / 2
    return m, best_b(m)
