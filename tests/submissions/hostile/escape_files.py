# Writes, links and renames files outside its own folder.
# grade:
# %% fit_line
import os, sys

def tries():
    for folder in ("/", "/etc", "/usr/lib", "/grader", "/var/tmp", "/home", "/root", "/opt", *sys.path, np.__path__[0]):
        yield lambda: open(f"{folder}/hostile-was-here", "w")
        yield lambda: os.symlink("/etc/passwd", f"{folder}/hostile-link")
        yield lambda: os.mkdir(f"{folder}/hostile-folder")
    yield lambda: os.link("/etc/passwd", "/tmp/hostile-hard-link")
    yield lambda: os.symlink("/etc/passwd", "/tmp/hostile-soft-link")
    yield lambda: open(np.__file__, "a")
    yield lambda: os.rename(np.__file__, np.__file__ + "~")
    yield lambda: os.unlink(np.__file__)
    yield lambda: open(sys.executable, "ab")

def found():
    for attempt in tries():
        try:
            attempt()
            return True
        except OSError:
            continue
    return False

def fit_line(x, y):
    return (0, 0) if found() else np.polyfit(x, y, 1)
