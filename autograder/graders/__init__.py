"""The hidden graders, a folder an assignment; `language.py` has all that they are written with."""
