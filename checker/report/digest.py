"""What a run must know of a page to count it, and to tell whether its report is needed at all."""

import msgspec
from msgspec import Struct

from checker.core.model import Page, PageReport, Verdict
from checker.report.page_form import PageForm
from checker.report.totals import Totals, totals_of


class Fail(Struct, frozen=True, array_like=True, gc=False):
    """What waivers and a baseline know a failing claim by."""

    rule: str
    fingerprint: str


class Digest(Struct, frozen=True, array_like=True):
    """A page in short: its counts, the rules that said something, and what fails.

    `date` is as `dated` writes it.
    """

    date: str
    totals: Totals
    rules: tuple[str, ...]
    fails: tuple[Fail, ...]


def dated(page: Page | None) -> str:
    """Return the day of a page, and in a word where it was taken from if nobody gave it.

    2022-04-13 path: the day is part of the file's name, and may be another's.
    """
    if page is None or page.date is None:
        return ""
    return f"{page.date.isoformat()} {page.date_from}".rstrip()


def digest_of(page: PageReport) -> Digest:
    """Return the digest of a page."""
    source = page.page
    fails = (finding for finding in page.findings if finding.verdict is Verdict.FAIL)
    return Digest(
        date=dated(source),
        totals=totals_of(page),
        rules=tuple(dict.fromkeys(finding.rule for finding in page.findings)),
        fails=tuple(Fail(finding.rule, finding.fingerprint) for finding in fails),
    )


def read_digest(data: bytes) -> Digest | None:
    """Return the digest that `DIGEST` wrote, None where the bytes are none."""
    try:
        return _DECODER.decode(data)
    except (msgspec.MsgspecError, ValueError):
        return None


def _write(page: PageReport) -> bytes:
    return msgspec.msgpack.encode(digest_of(page))


DIGEST = PageForm("digest", _write)
_DECODER = msgspec.msgpack.Decoder(Digest)
