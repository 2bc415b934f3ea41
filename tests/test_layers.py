"""Imports go one way: read → figures → claims → judge → report."""

import ast
import graphlib
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "checker"
STAGES = ("read", "figures", "claims", "ruleset", "judge", "review")
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "core": (),
    "read": ("core",),
    "figures": ("core",),
    "claims": ("core", "ruleset"),
    "ruleset": ("core",),
    "judge": ("core", "ruleset"),
    "review": ("core",),
    "report": ("core",),
    "check": ("core", *STAGES),
    "selftest": ("core", *STAGES, "check"),
    "archive": ("core", *STAGES, "check"),
    "settings": ("core", "ruleset", "review"),
    "cli": ("core", *STAGES, "check", "archive", "report", "selftest", "settings"),
    "__init__": ("core", *STAGES, "check"),
    "__main__": ("cli",),
}


def _layer(module: Path) -> str:
    return module.relative_to(ROOT).parts[0].removesuffix(".py")


def _imported_layers(module: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            found.update(f"{node.module}.{name.name}" for name in node.names)
    ours = (name.split(".") for name in found if name.startswith("checker."))
    return {parts[1] for parts in ours if (ROOT / parts[1]).exists() or _is_module(parts[1])}


def _is_module(name: str) -> bool:
    return (ROOT / f"{name}.py").exists()


@pytest.mark.parametrize("module", sorted(ROOT.rglob("*.py")), ids=str)
def test_a_module_imports_only_the_layers_below_it(module: Path) -> None:
    layer = _layer(module)
    assert _imported_layers(module) <= {layer, *MAY_IMPORT[layer]}


def test_the_packages_of_claims_do_not_import_each_other_in_a_circle() -> None:
    claims = ROOT / "claims"
    below: dict[str, set[str]] = {}
    for module in claims.rglob("*.py"):
        package = module.relative_to(claims).parts[0].removesuffix(".py")
        text = module.read_text(encoding="utf-8")
        found = re.findall(r"(?:from|import) checker\.claims\.(\w+)", text)
        below.setdefault(package, set()).update(name for name in found if name != package)
    order = tuple(graphlib.TopologicalSorter(below).static_order())
    assert {"phrases", "shares", "totals", "changes", "find"} <= set(order)
