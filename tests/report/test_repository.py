"""Paths as a code host wants them: from the root of the repository on."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from checker.report.github import GithubWriter
from checker.report.gitlab import GitlabWriter
from checker.report.repository import NO_REPOSITORY, Repository, find_repository
from checker.report.sarif import SarifWriter
from tests.report.ci_sample import RUN, written
from tests.report.sample import sample_page

HERE = Repository("/home/archive", "/home/archive/2022")


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("04/A02.txt", "2022/04/A02.txt"),
        ("./A02.txt", "2022/A02.txt"),
        ("../2021/A02.txt", "2021/A02.txt"),
        ("../../other/A02.txt", "../../other/A02.txt"),
        ("/home/archive/2021/A02.txt", "2021/A02.txt"),
        ("/home/archive-old/A02.txt", "/home/archive-old/A02.txt"),
        ("p.jsonl#3", "2022/p.jsonl#3"),
        ("-", "-"),
    ],
)
def test_a_path_begins_at_the_root(given: str, path: str) -> None:
    assert HERE.path(given) == path
    assert NO_REPOSITORY.path(given) == given


def test_the_root_is_what_the_job_says_else_where_git_is(tmp_path: Path) -> None:
    top, inner = tmp_path.resolve(), tmp_path.resolve() / "pages" / "2022"
    inner.mkdir(parents=True)
    assert find_repository(inner, {}).root != top.as_posix()
    (top / ".git").mkdir()
    found = Repository(top.as_posix(), inner.as_posix())
    assert find_repository(inner, {}) == found
    assert find_repository(top, {}).path("A02.txt") == "A02.txt"
    said = {"GITHUB_WORKSPACE": str(inner.parent), "CI_PROJECT_DIR": ""}
    assert find_repository(inner, said) == Repository(inner.parent.as_posix(), inner.as_posix())
    elsewhere = {"CI_PROJECT_DIR": str(tmp_path / "elsewhere")}
    assert find_repository(inner, elsewhere) == found


def test_all_formats_of_code_hosts_name_files_so() -> None:
    run = replace(RUN, repository=HERE)
    page = sample_page("a02.txt")
    annotations = written([page], GithubWriter, run).splitlines()
    assert all("file=2022/a02.txt," in line for line in annotations)
    entries = json.loads(written([page], GitlabWriter, run))
    assert {entry["location"]["path"] for entry in entries} == {"2022/a02.txt"}
    (sarif,) = json.loads(written([page], SarifWriter, run))["runs"]
    place = sarif["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "2022/a02.txt"
    whole = sample_page("/home/archive/a02.txt")
    (sarif,) = json.loads(written([whole], SarifWriter, run))["runs"]
    place = sarif["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "file:///home/archive/a02.txt"
