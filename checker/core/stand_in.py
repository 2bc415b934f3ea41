"""Libraries imported without what they import for names that nobody here asks for.

Some take many times as long to load that way. Such a library is imported while a stand-in has
the place of the other one, which is free again afterwards: what imports the other later gets
the real one. Only where the process is the command's own; a program that imports `checker`
gets libraries as they are.
"""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType
from typing import Any, cast


class Process:
    """What is known of this process."""

    is_ours = False


def import_lean(name: str, instead: Mapping[str, ModuleType | None]) -> None:
    """Import `name` while the modules of `instead` are taken for others; None: for missing.

    Without effect where that fails, or in a process that is not ours: who needs the library
    imports it as usual.
    """
    if name in sys.modules or not Process.is_ours:
        return
    free = {other: module for other, module in instead.items() if other not in sys.modules}
    modules = cast("dict[str, Any]", sys.modules)
    modules.update(free)
    try:
        import_module(name)
    except (ImportError, AttributeError):
        return
    finally:
        for other in free:
            del modules[other]


def module_with(name: str, **names: object) -> ModuleType:
    """Return a stand-in that has `names` and nothing else."""
    module = ModuleType(name)
    module.__dict__.update(names)
    return module


def later(name: str, *functions: str, near: str = "", **names: object) -> ModuleType:
    """Return a stand-in for `name` that imports it when one of its names is asked for.

    `functions` may be imported from it before; they import it when they are called. What the
    module `near` has is taken from there.
    """

    def real(wanted: str) -> Any:
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        if near and hasattr(module := import_module(near), wanted):
            return getattr(module, wanted)
        if (module := import_module(name)) is stand_in:
            raise AttributeError(wanted)
        return getattr(module, wanted)

    def function(wanted: str) -> Callable[..., object]:
        return lambda *values, **named: real(wanted)(*values, **named)

    calls = {wanted: function(wanted) for wanted in functions}
    stand_in = module_with(name, __getattr__=real, **calls, **names)
    return stand_in
