"""Grading: one submission in, one grade out."""
