"""Code that runs inside the students' notebooks.

`autograder.inclusion` copies its source there. It needs nothing of
this package there: only the standard library and what the notebook
itself needs.
"""
