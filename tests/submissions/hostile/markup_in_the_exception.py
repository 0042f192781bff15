# Raises an exception whose name and words are a page's markup and a terminal's commands.
# grade: line=0
# says: `fit_line` raised <img src=x onerror=alert(1)>: <script>alert(document.cookie)</script>
# %% fit_line
Markup = type("<img src=x onerror=alert(1)>", (Exception,), {})

def fit_line(x, y):
    raise Markup(
        "<script>alert(document.cookie)</script> \x1b[2J\x1b]0;title\x07\x1b]8;;http://example.com\x1b\\link\x1b]8;;\x1b\\"
        " \u202eleft-to-right\u202c \u200b\ufeff\u2066 \x00\x07\x08\r \ud800 \U000e0041"
    )
