"""Code that runs inside the students' notebooks.

`autograder.authoring.inclusion` copies its source there. It needs the
standard library and what notebooks need, and nothing else of ours.
"""
