# Goes a way through a file in the folder for temporary ones.
# %% fit_line
import os, tempfile

def fit_line(x, y):
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, "points.csv")
        np.savetxt(name, np.c_[x, y], delimiter=",")
        data = np.loadtxt(name, delimiter=",")
    return np.polyfit(data[:, 0], data[:, 1], 1)
