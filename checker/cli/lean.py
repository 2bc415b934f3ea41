"""What makes a short run start sooner; only where the process is the command's own.

Imported before all else of the command: what it does holds for the rest of the process. A
program that imports `checker` never gets here.
"""

import atexit
import gc
import sys
from importlib import import_module
from typing import Any, cast

# Python looks for garbage after 700 new objects: dozens of times while the rules are loaded,
# and finds none. The check makes hardly any: its values have no way back to what holds them.
_OBJECTS = 100_000


def _import_msgspec_alone() -> None:
    """Import msgspec as if typing_extensions were not installed.

    It would ask it for three names that `typing` has since Python 3.11; with what it imports
    itself (inspect, ast, tokenize) it takes longer than msgspec does.
    """
    if "typing_extensions" in sys.modules:
        return
    modules = cast("dict[str, Any]", sys.modules)
    modules["typing_extensions"] = None
    try:
        import_module("msgspec")
    except ImportError:
        # One that cannot do without: it is imported once more where it is used.
        return
    finally:
        del modules["typing_extensions"]


_import_msgspec_alone()
gc.set_threshold(_OBJECTS)
# At the end Python looks for garbage among all that is there, before the memory is given back.
atexit.register(gc.freeze)
