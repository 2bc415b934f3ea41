"""The development corpus beside the project, where it is present."""

import gzip
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[3] / "shared" / "corpus"
HERE = Path(__file__).parent
needs_corpus = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the corpus is not beside the project"
)


@cache
def documents() -> dict[str, dict[str, Any]]:
    """Return every document of the corpus by its id."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(FOLDER.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found.update((record["id"], record) for record in map(json.loads, lines))
    return found


def load_gold(name: str) -> list[dict[str, Any]]:
    """Return the entries of one gold file of this folder."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def excerpt(entry: dict[str, Any]) -> str:
    """Return the stretch of the corpus that a gold entry speaks of; its hash must agree."""
    text: str = documents()[entry["document"]]["text"]
    stretch = text[entry["offset"] : entry["offset"] + entry["length"]]
    digest = hashlib.sha256(stretch.encode()).hexdigest()
    assert digest == entry["sha256"], f"{entry['document']} is not the text that was annotated"
    return stretch
