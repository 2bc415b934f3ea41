"""`checker config show`: what is configured, and where."""

import argparse
import sys
from pathlib import Path

from checker.cli.run import language_of, settings_of
from checker.core.errors import CheckerError
from checker.settings.model import Override, Settings

_NONE = {
    "zh": "没有找到 checker.yaml，一切按默认",
    "en": "no checker.yaml found; all is as by default",
}
_SKIPPED = ("path", "lines", "line")


def run_show(arguments: argparse.Namespace) -> int:
    """Print the configuration that counts for the given paths, as YAML."""
    for path in arguments.paths:
        if path != "-" and not set(path) & set("*?[") and not Path(path).exists():
            raise CheckerError("no such file or folder", path)
    settings = settings_of(arguments, arguments.paths)
    if not settings.path:
        sys.stdout.write(f"# {_NONE[language_of(arguments)]}\n")
        return 0
    sys.stdout.write(f"# {settings.path}\n")
    for line in _lines(settings):
        sys.stdout.write(f"{line}\n")
    return 0


def _lines(settings: Settings | Override) -> list[str]:
    lines = []
    for name in settings.__struct_fields__:
        value = getattr(settings, name)
        if name in _SKIPPED or not value:
            continue
        key = name.replace("_", "-")
        if name == "overrides":
            lines.append("overrides:")
            for override in value:
                inner = _lines(override)
                lines += [f"  - {inner[0]}", *(f"    {line}" for line in inner[1:])]
        else:
            lines.append(f"{key}: {_flow(value)}")
    return lines


def _flow(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_flow(item) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_flow(key)}: {_flow(item)}' for key, item in value.items())}}}"
    text = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
