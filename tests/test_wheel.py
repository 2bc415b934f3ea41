"""The wheel, installed into an empty environment, checks a page from any folder."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = "全市高新技术企业从2018年初的97家，增加到2021年的411家，新增324家。\n"
_MINUTES = 60


def _run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    # What points at the checkout must not help the installed wheel.
    plain = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env={**plain, "CHECKER_CACHE": str(folder / "cache"), "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        timeout=10 * _MINUTES,
    )


def _pip(*arguments: str | Path, python: str | Path, folder: Path) -> None:
    """Run pip; a test is skipped where no registry can be reached."""
    done = _run(python, "-m", "pip", *arguments, folder=folder)
    said = done.stdout + done.stderr
    if done.returncode and any(word in said for word in _UNREACHABLE):
        pytest.skip(f"no package registry: {said.strip().splitlines()[-1]}")
    assert done.returncode == 0, said


_UNREACHABLE = ("connection", "Connection", "No matching distribution", "Temporary failure")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the programs of an environment that holds only the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    _pip("wheel", ROOT, "--no-deps", "-w", folder / "dist", python=sys.executable, folder=folder)
    (wheel,) = (folder / "dist").glob("claim_checker-*.whl")
    venv.create(folder / "empty", with_pip=True)
    programs = folder / "empty" / ("Scripts" if os.name == "nt" else "bin")
    _pip("install", wheel, python=programs / "python", folder=folder)
    return programs


def test_the_installed_command_checks_a_page(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    ran = _run(installed / "checker", "check", "page.txt", "--format", "json", folder=tmp_path)
    assert (ran.returncode, ran.stderr) == (1, "")
    fails = [
        claim["rule"]
        for claim in json.loads(ran.stdout)["pages"][0]["claims"]
        if claim["verdict"] == "fail"
    ]
    assert fails == ["change/difference"]


def test_the_wheel_holds_rules_templates_and_nothing_of_the_tests(
    installed: Path, tmp_path: Path
) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    listed = _run(installed / "checker", "rules", "list", folder=tmp_path)
    assert "change/difference" in listed.stdout
    html = _run(installed / "checker", "check", "page.txt", "-o", "a.html", folder=tmp_path)
    assert (html.returncode, html.stderr) == (1, "")
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    code = "import checker, importlib.util as u; print(checker.__file__, u.find_spec('tests'))"
    where = _run(installed / "python", "-c", code, folder=tmp_path)
    assert "site-packages" in where.stdout
    assert where.stdout.rstrip().endswith("None")


def test_the_python_contract_holds_in_the_wheel(installed: Path, tmp_path: Path) -> None:
    code = (
        "import checker;"
        f"report = checker.check_text({PAGE!r});"
        "print(report.summary().failed, [f.text for f in checker.find_figures('增加97家')])"
    )
    ran = _run(installed / "python", "-X", "utf8", "-c", code, folder=tmp_path)
    assert (ran.stdout, ran.stderr) == ("1 ['97家']\n", "")
