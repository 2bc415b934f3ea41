"""What changed in git since a revision, asked of the git command itself."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.archive.source import PageSource
from checker.archive.walk import Walk, is_excluded, is_folder, is_page_name
from checker.core.errors import CheckerError

_USUAL = Walk()
_NO_REPOSITORY = "fatal: not a git repository"


def find_changed(revision: str, paths: Sequence[str], walk: Walk = _USUAL) -> Iterator[PageSource]:
    """Yield the page files under `paths` that differ from `revision`, in reading order.

    New files count, whether git knows them or not, and renamed ones under their new name;
    deleted ones do not. Raises CheckerError where git or the revision is missing.
    """
    seen: set[str] = set()
    for given in paths:
        folder = Path(given)
        home = folder if is_folder(folder) else folder.parent
        if not is_folder(home):
            raise CheckerError("no such file or folder", given)
        top = Path(_git(home, "rev-parse", "--show-toplevel").strip())
        names = _changed_names(top, _commit(home, revision))
        for path in _under(folder, top, names):
            if path not in seen and not is_excluded(path, walk.exclude):
                seen.add(path)
                yield PageSource(path, file=path)


def _commit(home: Path, revision: str) -> str:
    """Return the commit that `revision` names; git must not read it as an option."""
    try:
        wanted = f"{revision}^{{commit}}"
        return _git(home, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted).strip()
    except CheckerError as error:
        raise CheckerError(
            f"git knows no revision {revision!r}; name a commit, branch or tag "
            "(a shallow clone lacks older ones: fetch them first)",
            str(home),
        ) from error


def _changed_names(top: Path, commit: str) -> list[str]:
    """Return the names, from the top of the repository, that changed or are new."""
    options = ("--name-only", "--find-renames", "--diff-filter=d", "--no-ext-diff", "-z")
    changed = _git(top, "diff", *options, commit, "--")
    added = _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    names = {name for name in (changed + added).split("\0") if name}
    return sorted(names, key=lambda name: name.split("/"))


def _under(folder: Path, top: Path, names: Sequence[str]) -> Iterator[str]:
    """Yield the names under `folder` that are pages, written as the user wrote the folder."""
    real, real_top = folder.resolve(), top.resolve()
    for name in names:
        path = real_top / name
        if path == real:
            yield folder.as_posix()
        elif path.is_relative_to(real):
            inside = path.relative_to(real)
            is_hidden = any(part.startswith(".") for part in inside.parts)
            if not is_hidden and is_page_name(path.name) and path.is_file():
                yield (folder / inside).as_posix()


def _git(folder: Path, *arguments: str) -> str:
    # A hook's own variables would lead git to another repository or a half-made index.
    plain = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    # What it says is looked at below.
    plain["LC_ALL"] = "C"
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments],
            capture_output=True,
            check=False,
            env=plain,
        )
    except OSError as error:
        raise CheckerError(f"git cannot be run ({error.strerror}); install it") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        message = f"git failed: {said[0].removeprefix('fatal: ') if said else arguments[0]}"
        if said and said[0].startswith(_NO_REPOSITORY):
            message = "no git repository here; --changed-since compares with git"
        raise CheckerError(message, str(folder))
    return os.fsdecode(done.stdout)
