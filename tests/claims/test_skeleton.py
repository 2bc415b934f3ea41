"""Blocks with placeholders: what stands in them, and where a dump of data is cut off."""

from checker.claims.phrases.skeleton import Skeleton, find_skeletons, placeholder
from checker.figures.find import find_figures_in
from checker.read.page import page_from_text

_CHANGES = frozenset({"增加"})
# As `_MOST_FIGURES` in the module; a change of it should be meant.
_MOST = 1000
_LEVEL = placeholder("count", change=False)
_CHANGE = placeholder("count", change=True)


def _skeletons(text: str) -> list[Skeleton]:
    page = page_from_text(text)
    return list(find_skeletons(page, find_figures_in(page), _CHANGES))


def test_a_figure_is_a_placeholder_and_quotation_marks_are_left_out() -> None:
    (skeleton,) = _skeletons("今年“专精特新”企业增加7家，达到97家。")
    assert skeleton.text == f"今年专精特新企业增加{_CHANGE}，达到{_LEVEL}。"
    assert skeleton.figures == (0, 1)
    assert [skeleton.text[hole] for hole in skeleton.holes] == [_CHANGE, _LEVEL]


def test_a_block_keeps_as_many_figures_as_a_chart_may_hold() -> None:
    (skeleton,) = _skeletons("新建7家，" * _MOST + "都已开工。")
    assert skeleton.figures == tuple(range(_MOST))
    assert skeleton.text.endswith("，都已开工。")


def test_figures_past_the_most_that_a_block_may_hold_are_left_out() -> None:
    (skeleton,) = _skeletons("新建7家，" * (_MOST + 5) + "都已开工。")
    assert skeleton.figures == tuple(range(_MOST))
    assert skeleton.text == f"新建{_LEVEL}，" * _MOST + "新建"
    assert skeleton.sentences[-1].end == len(skeleton.text)


def test_a_block_that_is_cut_off_leaves_the_next_alone() -> None:
    long, short = _skeletons("新建7家，" * (_MOST + 5) + "都已开工。\n\n全县现有企业97家。")
    assert len(long.figures) == _MOST
    assert short.figures == (_MOST + 5,)
    assert short.text == f"全县现有企业{_LEVEL}。"
