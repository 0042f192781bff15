"""What a notebook, a student's code, a network and a download may be at most; the unit is in each name.

The sandbox imports nothing of ours and keeps its own: `sandbox/worker/confine.py` for the process, `sandbox/wire.py`
for answers. `autograder.authoring.limits_page` puts all of them into docs/security.md.
"""

from __future__ import annotations

from typing import Final

# a notebook that was handed in, and a cell of it
MAX_NOTEBOOK_BYTES: Final = 20 * 2**20
MAX_NOTEBOOK_CELLS: Final = 1_000
MAX_DEFINITIONS: Final = 2_000
MAX_PROBLEMS: Final = 20
MAX_CELL_CHARACTERS: Final = 100_000
MAX_CELL_LINES: Final = 2_000
MAX_CELL_MAGICS: Final = 50

# a download of a whole class
MAX_DOWNLOAD_FILES: Final = 20_000
MAX_DOWNLOAD_BYTES: Final = 4 * 2**30

# a student's code: the clock stands still while the process waits for a processor
DEFINE_SECONDS: Final = 20.0
CALL_SECONDS: Final = 10.0
LONG_CALL_SECONDS: Final = 30.0
ALL_CALLS_SECONDS: Final = 60.0
BUILD_SECONDS: Final = 20.0
COMPILE_SECONDS: Final = 20.0

# a network: its configuration, and what it computes for one image
MAX_LAYERS: Final = 200
MAX_PARAMETERS: Final = 20_000_000
MAX_VALUES: Final = 500_000
MAX_MULTIPLICATIONS: Final = 50_000_000
MAX_CATEGORIES: Final = 1_000
MAX_CONFIGURATION_DEPTH: Final = 60
MAX_SETTINGS_CHARACTERS: Final = 10_000

# a text of a student's that is shown
MAX_TEXT_CHARACTERS: Final = 2_000
