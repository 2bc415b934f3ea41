"""Names of persons right behind what counts them, and a count in brackets behind its list.

“三名犯罪嫌疑人林某、王丙、李戊均为本地人”, “甲镇东村、甲镇西村、乙镇南村（3个）”.
"""

from checker.claims.lists.counts import claim_of
from checker.claims.lists.naming import TABLE, Names, split_names
from checker.core.late import late
from checker.core.model import Claim, Figure, Page

_PERSONS = frozenset("人名位")
_PERSON = f"[{TABLE['surnames']}][\u4e00-\u9fff×]{{1,2}}"
_ASIDE = r"(?:（[^（）\n]{1,24}）)?"
_RUN = late(
    f"(?P<noun>[\u4e00-\u9fff]{{1,14}}?){_PERSON}{_ASIDE}(?:、{_PERSON}{_ASIDE})*[、和及与]{_PERSON}"
)
_OTHERS = late(f"{_ASIDE}[^，。；]{{0,2}}等")
_NOUN = late("[人员者手士师长生徒犯工民星家客友官兵官将童女男孩授士事代表干部同志委记者]$")
_TOTAL = late("[（(]共?计?合?$")
_REACH = 400
_STOPS = "。！？；：\n"
_FEWEST = 3


def apposed_claim(page: Page, figure: Figure) -> Claim | None:
    """Return the claim of a count with persons named right behind it, or behind its list."""
    after = page.flow[figure.flow.end : figure.flow.end + 1]
    if after and after in "）)":
        return _appended(page, figure)
    return _named(page, figure) if figure.unit in _PERSONS else None


def _named(page: Page, figure: Figure) -> Claim | None:
    """Return the claim of “三名选手林某、王丙、李戊”; the noun they share ends before the first."""
    flow, limit = page.flow, page.blocks[figure.block].span.end
    run = _RUN.match(flow, figure.flow.end, limit)
    if run is None or not _NOUN.search(run["noun"]) or _OTHERS.match(flow, run.end()):
        return None
    names = split_names(flow, figure.flow.end, run.end())
    told = Names(names.items, names.most, names.most, is_open=False)
    return claim_of(figure, told, "apposed")


def _appended(page: Page, figure: Figure) -> Claim | None:
    """Return the claim of a list that a count in brackets closes, of alike names."""
    flow, block = page.flow, page.blocks[figure.block].span
    opening = _TOTAL.search(flow, max(block.start, figure.flow.start - 3), figure.flow.start)
    if opening is None:
        return None
    floor = max(block.start, opening.start() - _REACH)
    start = max(flow.rfind(mark, floor, opening.start()) + 1 for mark in _STOPS)
    start = max(start, flow.rfind("）", start, opening.start()) + 1)
    names = split_names(flow, max(start, floor), opening.start())
    ends = {name.text[-1:] for name in names.items}
    if names.least < _FEWEST or len(ends) > 1 or (floor > block.start and start <= floor):
        return None
    return claim_of(figure, names, "appended")
