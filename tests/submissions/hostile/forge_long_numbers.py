# Tells of an error in a line whose number has four thousand digits.
# grade: line=0
# %% fit_line
import os, struct, time

def fit_line(x, y):
    head = b'{"body": {"raised": {"kind": ' + b"9" * 4000 + b', "text": null, "line": "' + b"9" * 4000 + b'"}}, "sizes": []}'
    os.write(3, struct.pack("!IQ", len(head), 0) + head)
    time.sleep(0.1)
    os._exit(0)
