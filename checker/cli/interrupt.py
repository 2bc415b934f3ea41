"""Ctrl-C: what of the run is kept, and that the same command goes on from there."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from checker.report.totals import Totals
from checker.settings.model import Language

_WORDS = {
    "zh": {
        "kept": "已中断：核查过的 {pages} 版记在缓存里，再运行同一命令就从那里接着核查",
        "not-kept": "已中断：核查过的 {pages} 版没有记下（未用缓存），再运行要从头核查",
        "none": "已中断：还没有核查完一版",
    },
    "en": {
        "kept": "interrupted: {pages} pages are kept in the cache; the same command goes on there",
        "not-kept": "interrupted: of {pages} pages nothing is kept (no cache); "
        "the same command begins anew",
        "none": "interrupted: no page was checked yet",
    },
}
# What the cache says when it gives up.
NO_CACHE = "going on without the cache"


@contextmanager
def telling_what_is_kept(
    language: Language, totals: Totals, heard: Sequence[str]
) -> Iterator[None]:
    """Have Ctrl-C say how many pages are kept; `heard` is what was told of the run so far."""
    try:
        yield
    except KeyboardInterrupt:
        is_kept = not any(NO_CACHE in said for said in heard)
        key = ("kept" if is_kept else "not-kept") if totals.pages else "none"
        said = _WORDS[language][key].format(pages=totals.pages)
        raise KeyboardInterrupt(said) from None
