"""Patterns: what they are made of, and what is no pattern."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.ruleset.pattern import (
    Choice,
    Gap,
    Items,
    Letters,
    Maybe,
    Part,
    Pattern,
    Placeholder,
    Text,
    Words,
    parse_pattern,
)
from checker.ruleset.pattern_parts import count_slots, has_anchor, is_nullable, walk


def _choice(*texts: str) -> Choice:
    return Choice(tuple(Pattern((Text(text),)) for text in texts))


CASES: list[tuple[str, tuple[Part, ...]]] = [
    ("同比增长", (Text("同比增长"),)),
    ("的?家", (Maybe(Text("的")), Text("家"))),
    ("全国的?家", (Text("全国"), Maybe(Text("的")), Text("家"))),
    ("增{end}", (Text("增"), Placeholder("end"))),
    ("增{end:count|money}", (Text("增"), Placeholder("end", ("count", "money")))),
    ("增{_}", (Text("增"), Placeholder(""))),
    ("增{_:date}?", (Text("增"), Maybe(Placeholder("", ("date",))))),
    ("其中{part+}", (Text("其中"), Placeholder("part", (), many=True))),
    ("其中{part+:count}", (Text("其中"), Placeholder("part", ("count",), many=True))),
    ("<rise>", (Words(("rise",)),)),
    ("<rise|fall>", (Words(("rise", "fall")),)),
    ("<direction:rise|more-than>", (Words(("rise", "more-than"), "direction"),)),
    ("<items>等", (Items(), Text("等"))),
    ("(比|较)上年", (_choice("比", "较"), Text("上年"))),
    ("(比|较)?上年", (Maybe(_choice("比", "较")), Text("上年"))),
    ("增加[到至]", (Text("增加"), Letters("到至"))),
    ("增加[到至]?", (Text("增加"), Maybe(Letters("到至")))),
    ("由*到", (Text("由"), Gap(), Text("到"))),
    ("由**到", (Text("由"), Gap(wide=True), Text("到"))),
    (r"\*\{\}\<\>\(\)\[\]\|\?\\家", (Text("*{}<>()[]|?\\家"),)),
    (r"[\]\[\\?*]", (Letters("][\\?*"),)),
    ("（含）？", (Text("（含）？"),)),  # full-width marks are text
    (
        "(a(b|c)?|d)",
        (Choice((Pattern((Text("a"), Maybe(_choice("b", "c")))), Pattern((Text("d"),)))),),
    ),
]


@pytest.mark.parametrize(("source", "parts"), CASES)
def test_parse_pattern(source: str, parts: tuple[Part, ...]) -> None:
    assert parse_pattern(source) == Pattern(parts)


KINDS = (
    "count, quantity, money, percent, percentage-point, multiple, fraction, ordinal, number, "
    "date, period, duration, age"
)
FAULTS = [
    ("", "the pattern matches the empty string; make a part of it required"),
    ("的?", "the pattern matches the empty string; make a part of it required"),
    ("*", "the pattern matches the empty string; make a part of it required"),
    ("(的?|家)", "the pattern matches the empty string; make a part of it required"),
    ("{a}", "the pattern holds no required text or word; figures alone match anywhere"),
    ("{a}的?{b}", "the pattern holds no required text or word; figures alone match anywhere"),
    ("{a}(的|{c}){b}", "the pattern holds no required text or word; figures alone match anywhere"),
    ("*增", "a gap at the start or the end of a pattern says nothing; drop it"),
    ("增**", "a gap at the start or the end of a pattern says nothing; drop it"),
    ("a**b**c**d**e**f", 'a pattern has at most 4 gaps "**", this one 5'),
    ("a" * 401, "a pattern has at most 400 characters, this one 401"),
    ("(" * 9 + "a" + ")" * 9, "character 10 of the pattern: brackets are nested deeper than 8"),
    ("a***b", "character 4 of the pattern: two gaps follow each other; one is enough"),
    ("a*?b", "character 2 of the pattern: a gap may be empty already; drop the ?"),
    ("a(b?)?", "character 2 of the pattern: the alternatives may be empty already; drop the ?"),
    ("ab??", "character 4 of the pattern: a second ? says nothing; drop it"),
    ("?a", 'character 1 of the pattern: "?" stands alone; write \\ before it'),
    ("a}", 'character 2 of the pattern: "}" stands alone; write \\ before it'),
    ("a]", 'character 2 of the pattern: "]" stands alone; write \\ before it'),
    ("a>", 'character 2 of the pattern: ">" stands alone; write \\ before it'),
    ("a|b", 'character 2 of the pattern: "|" stands outside ( ); write \\ before it'),
    ("a)", 'character 2 of the pattern: ")" stands outside ( ); write \\ before it'),
    ("a\\", "character 3 of the pattern: \\ escapes nothing; write \\\\ for the character itself"),
    ("a\nb", "character 2 of the pattern: a pattern is one line"),
    ("a{b", 'character 2 of the pattern: "{" is not closed by "}"'),
    ("a<b", 'character 2 of the pattern: "<" is not closed by ">"'),
    ("a[b", 'character 2 of the pattern: "[" is not closed by "]"'),
    ("a[]", "character 2 of the pattern: [] holds no character"),
    ("a(b", 'character 2 of the pattern: "(" is not closed by ")"'),
    ("a(b|)", "character 2 of the pattern: an alternative is empty; write (…)? instead"),
    ("a()", "character 2 of the pattern: an alternative is empty; write (…)? instead"),
    ("a{}", 'character 2 of the pattern: expected "{slot}", "{slot+}", "{slot:kind}" or "{_}"'),
    ("a{起}", 'character 2 of the pattern: expected "{slot}", "{slot+}", "{slot:kind}" or "{_}"'),
    ("a{_+}", "character 2 of the pattern: a list needs a slot: {part+}"),
    (
        "a{b:percents}",
        f'character 2 of the pattern: no kind of figure "percents"; known kinds: {KINDS}',
    ),
    ("a{b:}", f'character 2 of the pattern: no kind of figure ""; known kinds: {KINDS}'),
    ("a<>", 'character 2 of the pattern: expected "<class>", "<class|class>" or "<name:class>"'),
    ("a<b:>", 'character 2 of the pattern: expected "<class>", "<class|class>" or "<name:class>"'),
    ("a<:b>", 'character 2 of the pattern: expected "<class>", "<class|class>" or "<name:class>"'),
    ("a<增>", 'character 2 of the pattern: expected "<class>", "<class|class>" or "<name:class>"'),
]


@pytest.mark.parametrize(("source", "message"), FAULTS)
def test_what_is_no_pattern_is_refused(source: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        parse_pattern(source)


@given(st.text(alphabet="的增{}<>()[]|?*\\:_+ab", max_size=30))
def test_any_text_is_a_pattern_or_a_value_error(source: str) -> None:
    try:
        pattern = parse_pattern(source)
    except ValueError:
        return
    assert has_anchor(pattern)
    assert not is_nullable(pattern)


@given(st.text(min_size=1, max_size=20).filter(str.isprintable))
def test_escaped_text_stands_for_itself(text: str) -> None:
    escaped = "".join(f"\\{c}" if c in "{}<>()[]|?*\\" else c for c in text)
    assert parse_pattern(escaped) == Pattern((Text(text),))


COUNTS = [
    ("由{start}到{end}", {"start": 1, "end": 1}),
    ("由{start}到({end}|{end}多)", {"start": 1, "end": 1}),
    ("有{part}、{part}和({part}|{rest})?", {"part": 3, "rest": 1}),
    ("有{_}", {}),
]


@pytest.mark.parametrize(("source", "counts"), COUNTS)
def test_count_slots_counts_along_one_way(source: str, counts: dict[str, int]) -> None:
    assert dict(count_slots(parse_pattern(source))) == counts


def test_walk_goes_into_options_and_what_may_be_missing() -> None:
    parts = list(walk(parse_pattern("由({a}的?|{b})?到")))
    inner = Choice((Pattern((Placeholder("a"), Maybe(Text("的")))), Pattern((Placeholder("b"),))))
    assert parts == [
        Text("由"),
        Maybe(inner),
        inner,
        Placeholder("a"),
        Maybe(Text("的")),
        Text("的"),
        Placeholder("b"),
        Text("到"),
    ]
