"""The notebook's last cell: ends the kernel, which frees its memory."""

from __future__ import annotations

from autograder.messages import say


def clear_memory(finished: bool) -> None:
    """Ends this notebook's kernel, once you have finished."""
    from textwrap import fill
    from threading import Timer

    from IPython import get_ipython

    shell = get_ipython()
    # Jupyter would break a long line within a word
    if not finished:
        sentence = say(
            "Nothing was cleared. When you have finished with this "
            "notebook, write finished = True in this cell, and run "
            "it again."
        )
    elif not hasattr(shell, "kernel"):
        sentence = say("The memory is freed when this program ends.")
    else:
        sentence = say(
            "The memory is being freed: the kernel of this notebook "
            "ends now. Your text and your code stay. Jupyter may say "
            "that the kernel died, and start a fresh one."
        )
    print(fill(str(sentence), 64))
    if finished and hasattr(shell, "kernel"):
        # until then Jupyter has heard that the cell is done
        shell.events.register(
            "post_run_cell", lambda _: Timer(1.5, _end_process).start()
        )


def _end_process() -> None:
    """Ends this process at once, whatever its threads are doing."""
    import os
    import signal

    # Windows has no SIGKILL, and ends a process by any other signal
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
