"""What makes a short run start sooner; only where the process is the command's own.

Imported before all else of the command: what it does holds for the rest of the process. A
program that imports `checker` never gets here.

Some libraries import, for a name that no run of ours asks for, others that take longer to load
than they do. Such a library is imported while a stand-in has the place of the other one, which
is free again afterwards: what imports the other later gets the real one.
"""

import atexit
import gc
import os
import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any, cast

# Python looks for garbage after 700 new objects: dozens of times while the rules are loaded,
# and finds none. The check makes hardly any: its values have no way back to what holds them.
_OBJECTS = 100_000


def _import(name: str, instead: dict[str, ModuleType | None]) -> None:
    """Import `name` while the modules of `instead` are taken for others; None: for missing."""
    free = {other: module for other, module in instead.items() if other not in sys.modules}
    if name in sys.modules:
        return
    modules = cast("dict[str, Any]", sys.modules)
    modules.update(free)
    try:
        import_module(name)
    except (ImportError, AttributeError):
        # One that cannot do without: it is imported once more where it is used.
        return
    finally:
        for other in free:
            del modules[other]


def _module(name: str, **names: Callable[..., object]) -> ModuleType:
    """Return a stand-in that has `names`."""
    module = ModuleType(name)
    module.__dict__.update(names)
    return module


def _later(name: str, *functions: str) -> ModuleType:
    """Return a stand-in for `name` that imports it when one of its names is asked for.

    `functions` may be imported from it before; they import it when they are called.
    """

    def real(wanted: str) -> Any:
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        return getattr(import_module(name), wanted)

    def function(wanted: str) -> Callable[..., object]:
        return lambda *values, **named: real(wanted)(*values, **named)

    names = {wanted: function(wanted) for wanted in functions}
    return _module(name, __getattr__=real, **names)


def _same(text: str) -> str:
    """Return `text`: Python has no translations of its own messages, and looks for some."""
    return text


def _plural(one: str, more: str, count: int) -> str:
    return one if count == 1 else more


def _system() -> str:
    return os.uname().sysname


def _import_leanly() -> None:
    """Import what a run needs without what it does not."""
    # For the addresses of files.
    _import("pathlib", {"urllib.parse": _later("urllib.parse", "quote_from_bytes")})
    _import("argparse", {"gettext": _module("gettext", gettext=_same, ngettext=_plural)})
    # To ask for the name of the system; on others than these it does so elsewhere.
    if hasattr(os, "uname"):
        _import("uuid", {"platform": _module("platform", system=_system)})
    schema = _later("msgspec._json_schema", "schema", "schema_components")
    parts = {f"msgspec.{name}": _later(f"msgspec.{name}") for name in ("inspect", "toml", "yaml")}
    # `typing` has had what it asks typing_extensions for since Python 3.11.
    _import("msgspec", {"typing_extensions": None, schema.__name__: schema, **parts})


_import_leanly()
gc.set_threshold(_OBJECTS)
# At the end Python looks for garbage among all that is there, before the memory is given back.
atexit.register(gc.freeze)
