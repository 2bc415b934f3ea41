"""Plain lines of front matter are read without YAML, and as YAML reads them."""

import string

from hypothesis import example, given
from hypothesis import strategies as st

from checker.read import front_matter

_LETTERS = string.ascii_letters + string.digits + " .-:#'\"*&~聊城市（）、"
_LINES = st.builds(
    "{}: {}\n".format, st.sampled_from(("date", "city", "title", "page")), st.text(_LETTERS)
)


@given(st.lists(_LINES, min_size=1, max_size=4).map("".join))
@example("date: 2022-04-13\ncity: 聊城\n")
@example("title: 12:30\n")
@example("title: null \r\ncity: 0o17\n")
@example("city: 聊城\ncity: 济南\n")
def test_plain_lines_are_read_as_yaml_reads_them(text: str) -> None:
    plain = front_matter._plain_values(text)
    if plain is not None:
        import yaml

        root = yaml.compose(text, Loader=yaml.SafeLoader)
        assert isinstance(root, yaml.MappingNode)
        assert plain == front_matter._unique(root.value, text, "")


def test_usual_front_matter_is_plain() -> None:
    found = front_matter._plain_values("date: 2022-04-13\ncity: 聊城\n")
    assert found == {"date": ("2022-04-13", 2), "city": ("聊城", 3)}


def test_what_is_more_than_plain_is_left_to_yaml() -> None:
    for text in ("city: [聊城]\n", "city: 聊城\ncity: 济南\n", "city:\n  - 聊城\n", "# 版面\n"):
        assert front_matter._plain_values(text) is None
