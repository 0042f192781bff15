"""Grades many submissions in parallel, in processes or on a cluster; caches grades and trainings."""
