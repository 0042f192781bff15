"""Code that runs inside the students' notebooks.

`autograder.inclusion` copies its source there, where it needs nothing
of this package: only the standard library and what notebooks need.
"""
