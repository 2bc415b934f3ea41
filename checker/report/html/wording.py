"""The words of the report in Chinese and in English."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("zh", "en")


@cache
def wording(language: str) -> dict[str, str]:
    """Return every label of the report in `language`; English where it is not Chinese."""
    data: Any = json.loads(files(__package__).joinpath("wording.json").read_text(encoding="utf-8"))
    place = 0 if language.startswith("zh") else 1
    return {key: words[place] for key, words in data.items()}
