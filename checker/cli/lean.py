"""What makes a short run start sooner; only where the process is the command's own.

Imported before all else of the command: what it does holds for the rest of the process. A
program that imports `checker` never gets here.
"""

import atexit
import gc
import os

from checker.core.stand_in import Process, import_lean, later, module_with

# Python looks for garbage after 700 new objects: dozens of times while the rules are loaded,
# and finds none. The check makes hardly any: its values have no way back to what holds them.
_OBJECTS = 100_000


def _same(text: str) -> str:
    """Return `text`: Python has no translations of its own messages, and looks for some."""
    return text


def _plural(one: str, more: str, count: int) -> str:
    return one if count == 1 else more


def _system() -> str:
    return os.uname().sysname


def _import_libraries() -> None:
    # For the addresses of files.
    import_lean("pathlib", {"urllib.parse": later("urllib.parse", "quote_from_bytes")})
    import_lean("argparse", {"gettext": module_with("gettext", gettext=_same, ngettext=_plural)})
    # msgspec wants the type alone: no numbers of the network card, which a library gives, and
    # no name of the system, for which all there is to know of it is loaded (not everywhere).
    if hasattr(os, "uname"):
        import_lean("uuid", {"_uuid": None, "platform": module_with("platform", system=_system)})
    schema = later("msgspec._json_schema", "schema", "schema_components")
    parts = {f"msgspec.{name}": later(f"msgspec.{name}") for name in ("inspect", "toml", "yaml")}
    # `typing` has had what it asks typing_extensions for since Python 3.11.
    import_lean("msgspec", {"typing_extensions": None, schema.__name__: schema, **parts})


gc.set_threshold(_OBJECTS)
Process.is_ours = True
_import_libraries()
# At the end Python looks for garbage among all that is there, before the memory is given back.
atexit.register(gc.freeze)
