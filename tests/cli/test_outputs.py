"""Which format goes to which file."""

import pytest

from checker.cli.outputs import Output, paired
from checker.core.errors import CheckerError


@pytest.mark.parametrize(
    ("given", "outputs"),
    [
        ("", "text:"),
        ("-f json", "json:"),
        ("-f json -o a", "json:a"),
        ("-o a -f json", "json:a"),
        ("-f text -f json -o a", "text: json:a"),
        ("-f sarif -o a -f junit -o b", "sarif:a junit:b"),
        ("-o a -f sarif -o b -f junit", "sarif:a junit:b"),
        ("-o a.json", "json:a.json"),
        ("-o a.html -o b.xml", "html:a.html junit:b.xml"),
        ("-f json -o a -o b.html", "json:a html:b.html"),
        ("-o report", "text:report"),
    ],
)
def test_paired(given: str, outputs: str) -> None:
    words = given.split()
    names = {"-f": "format", "-o": "output"}
    options = [(names[name], value) for name, value in zip(words[::2], words[1::2], strict=True)]
    found = [f"{output.form}:{output.path}" for output in paired(options)]
    assert found == outputs.split(" ")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([("format", "json"), ("format", "text")], "json and text would both go to standard"),
        ([("format", "xml")], 'no format is called "xml"'),
        ([("output", "a"), ("format", "json"), ("output", "./a")], "would both go to ./a"),
    ],
)
def test_outputs_that_cannot_be(given: list[tuple[str, str]], said: str) -> None:
    with pytest.raises(CheckerError, match=said):
        paired(given)


def test_an_output_is_a_value() -> None:
    assert Output("text") == Output("text", "")
