"""Where the paths of a code host begin: at the root of the repository, not where the run began."""

import os
import posixpath
from collections.abc import Mapping
from pathlib import Path, PurePath

from msgspec import Struct

# Inside a job the host says where the repository lies.
_VARIABLES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


class Repository(Struct, frozen=True):
    """The root of a repository and the folder of the run; without a root, paths stay as given."""

    root: str = ""
    here: str = ""

    def path(self, given: str) -> str:
        """Return a path as the code host knows it; one outside the repository as given.

        >>> Repository("/archive", "/archive/2022").path("04/A02.txt")
        '2022/04/A02.txt'
        """
        if not self.root or given == "-":
            return given
        whole = posixpath.normpath(posixpath.join(self.here, PurePath(given).as_posix()))
        inside = f"{self.root.rstrip('/')}/"
        return whole.removeprefix(inside) if whole.startswith(inside) else given


NO_REPOSITORY = Repository()


def find_repository(
    here: Path | None = None, environment: Mapping[str, str] = os.environ
) -> Repository:
    """Return the repository that the working folder is in, as a job says or as git marks it."""
    folder = (here or Path.cwd()).resolve()
    named = (Path(environment[name]) for name in _VARIABLES if environment.get(name))
    for root in (path.resolve() for path in named):
        if folder.is_relative_to(root):
            return Repository(root.as_posix(), folder.as_posix())
    for root in (folder, *folder.parents):
        # In a worktree it is a file.
        if (root / ".git").exists():
            return Repository(root.as_posix(), folder.as_posix())
    return NO_REPOSITORY
