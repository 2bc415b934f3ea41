"""The Action, the GitLab job and the pre-commit hook, run by their very commands."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.archive.command import ROOT, plain_environment, put_on_path
from tests.archive.make_archive import Planted, write_archive
from tests.archive.read_back import junit_failures, sarif_identities
from tests.archive.test_changed import git

EXAMPLES = ROOT / "examples" / "ci"
IS_FULL = bool(os.environ.get("CHECKER_FULL"))
BASH = shutil.which("bash")

pytest.importorskip("junitparser")
pytestmark = pytest.mark.skipif(
    not BASH or shutil.which("git") is None or os.name != "posix", reason="needs bash and git"
)


@pytest.fixture
def repository(tmp_path: Path) -> tuple[Path, tuple[Planted, ...]]:
    """A git repository with pages of an archive, three of them wrong."""
    home = tmp_path / "repository"
    planted = write_archive(home / "pages", 24, 3)
    git(home, "init", "-q", "-b", "main")
    git(home, "add", ".")
    git(home, "commit", "-qm", "pages")
    return home, planted


def _bash(script: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    assert BASH
    # As GitHub's runner calls it.
    return subprocess.run(
        [BASH, "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=plain_environment(**environment),
        check=False,
    )


def _yaml(name: str) -> Any:
    return yaml.safe_load((EXAMPLES / name).read_text(encoding="utf-8"))


def _action_step(name: str) -> dict[str, Any]:
    steps = _yaml("action.yml")["runs"]["steps"]
    (step,) = [step for step in steps if step.get("name") == name]
    assert isinstance(step, dict)
    return step


def _run_action(
    home: Path, tmp_path: Path, **inputs: str
) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run the Check step of the Action with these inputs; return it and the step summary."""
    step = _action_step("Check")
    defaults = {name: spec["default"] for name, spec in _yaml("action.yml")["inputs"].items()}
    given = defaults | {name.replace("_", "-"): value for name, value in inputs.items()}
    values = {
        name: value.replace("${{ runner.temp }}", str(tmp_path))
        for name, value in step["env"].items()
    }
    for name, value in given.items():
        values = {
            key: old.replace(f"${{{{ inputs.{name} }}}}", value) for key, old in values.items()
        }
    assert not any("${{" in value for value in values.values())
    summary = tmp_path / "summary.md"
    environment = {
        "PATH": put_on_path(tmp_path / "bin"),
        "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    done = _bash(step["run"], home, **values, **environment)
    return done, summary.read_text(encoding="utf-8") if summary.exists() else ""


def test_the_action_checks_everything(
    tmp_path: Path, repository: tuple[Path, tuple[Planted, ...]]
) -> None:
    home, planted = repository
    done, summary = _run_action(home, tmp_path, paths="pages", fail_on="query")
    assert done.returncode == 1, done.stderr
    expected = [(f"pages/{p.path}", p.pack) for p in planted]
    assert sarif_identities(home / "claim-checker.sarif") == expected
    assert junit_failures(home / "claim-checker.xml") == expected
    annotations = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert len(annotations) == 3
    assert all(any(f"file=pages/{p.path}," in a for a in annotations) for p in planted)
    assert summary.count("| pages/") == 3
    assert (tmp_path / "claim-checker").is_dir()


def test_the_action_checks_only_what_changed(
    tmp_path: Path, repository: tuple[Path, tuple[Planted, ...]]
) -> None:
    home, planted = repository
    wrong = home / "pages" / planted[1].path
    wrong.write_text(wrong.read_text(encoding="utf-8") + "\n新的一段。\n", encoding="utf-8")
    git(home, "commit", "-qam", "edited")
    done, _ = _run_action(home, tmp_path, paths="pages", changed_since="HEAD~1", fail_on="query")
    assert done.returncode == 1, done.stderr
    assert sarif_identities(home / "claim-checker.sarif") == [
        (f"pages/{planted[1].path}", planted[1].pack)
    ]
    git(home, "commit", "-q", "--allow-empty", "-m", "nothing")
    done, _ = _run_action(home, tmp_path, paths="pages", changed_since="HEAD~1")
    assert done.returncode == 0, done.stderr
    assert sarif_identities(home / "claim-checker.sarif") == []


def test_inputs_of_the_action_are_no_commands(
    tmp_path: Path, repository: tuple[Path, tuple[Planted, ...]]
) -> None:
    home, _ = repository
    odd = 'pages\n$(touch hit)\n"; touch hit; "'
    done, _ = _run_action(home, tmp_path, paths=odd, options="--lang\nen")
    assert done.returncode == 2
    assert "$(touch hit): no such file" in done.stderr
    assert not (home / "hit").exists()


def test_the_workflow_calls_the_action_with_inputs_it_has() -> None:
    steps = _yaml("workflow.yml")["jobs"]["claims"]["steps"]
    (step,) = [step for step in steps if "claim-checker" in step.get("uses", "")]
    assert set(step["with"]) <= set(_yaml("action.yml")["inputs"])


@pytest.mark.parametrize("is_merge_request", [False, True])
def test_the_gitlab_job(
    tmp_path: Path, repository: tuple[Path, tuple[Planted, ...]], is_merge_request: bool
) -> None:
    home, planted = repository
    job = _yaml("gitlab-ci.yml")["claim-checker"]
    values = {
        name: value.replace("$CI_PROJECT_DIR", str(home))
        for name, value in job["variables"].items()
    }
    values["PATH"] = put_on_path(tmp_path / "bin")
    if is_merge_request:
        values["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = git(home, "rev-parse", "HEAD").strip()
        wrong = home / "pages" / planted[0].path
        wrong.write_text(wrong.read_text(encoding="utf-8") + "\n新的一段。\n", encoding="utf-8")
    expected = planted[:1] if is_merge_request else planted
    (script,) = job["script"]
    done = _bash(script, home, **values)
    assert done.returncode in (0, 1), done.stderr
    reports = job["artifacts"]["reports"]
    entries = json.loads((home / reports["codequality"]).read_text(encoding="utf-8"))
    assert [entry["location"]["path"] for entry in entries] == [f"pages/{p.path}" for p in expected]
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    assert (home / reports["junit"]).is_file()


def _stage(home: Path) -> tuple[Path, Path]:
    """Stage one page that is right and one that is wrong, and leave a wrong one unstaged."""
    git(home, "init", "-q")
    right, wrong = home / "A01.txt", home / "2022 年" / "A02.txt"
    wrong.parent.mkdir(parents=True)
    text = "本报讯（记者 林晓禾）全市药店从120家增加到150家，新增{}家。\n"
    right.write_text(text.format(30), encoding="utf-8")
    wrong.write_text(text.format(40), encoding="utf-8")
    (home / "notes.docx").write_bytes(b"\x00")
    git(home, "add", ".")
    (home / "A03.txt").write_text(text.format(50), encoding="utf-8")
    return right, wrong


def _pre_commit(home: Path, tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    pytest.importorskip("pre_commit")
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments, "--color=never"],
        cwd=home,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=plain_environment(
            PRE_COMMIT_HOME=str(tmp_path / "pre-commit"), PATH=put_on_path(tmp_path / "bin")
        ),
        check=False,
    )


def test_pre_commit_checks_staged_pages(tmp_path: Path) -> None:
    home = tmp_path / "repository"
    home.mkdir()
    _, wrong = _stage(home)
    # Our own hook, but with the command that is here already: nothing is installed.
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    config = {"repos": [{"repo": "local", "hooks": [hook | {"language": "system"}]}]}
    (home / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    done = _pre_commit(home, tmp_path, "run", "claim-checker")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "2022 年/A02.txt" in done.stdout
    assert "应为" in done.stdout
    assert "A03.txt" not in done.stdout
    wrong.write_text(wrong.read_text(encoding="utf-8").replace("40家", "30家"), encoding="utf-8")
    git(home, "add", str(wrong))
    done = _pre_commit(home, tmp_path, "run", "claim-checker")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(not IS_FULL, reason="installs the project anew; set CHECKER_FULL=1")
def test_pre_commit_installs_the_hook_from_the_repository(tmp_path: Path) -> None:
    home = tmp_path / "repository"
    home.mkdir()
    _stage(home)
    done = _pre_commit(home, tmp_path, "try-repo", str(ROOT), "claim-checker")
    assert "2022 年/A02.txt" in done.stdout, done.stdout + done.stderr
    assert done.returncode == 1
