"""What a run must know of a page to count it, and to tell whether its report is needed at all."""

import msgspec
from msgspec import Struct

from checker.core.model import PageReport, Verdict
from checker.report.page_form import PageForm
from checker.report.totals import Totals, totals_of


class Fail(Struct, frozen=True, array_like=True, gc=False):
    """What waivers and a baseline know a failing claim by."""

    rule: str
    fingerprint: str


class Digest(Struct, frozen=True, array_like=True):
    """A page in short: its day, its counts, the rules that said something, and what fails."""

    date: str
    totals: Totals
    rules: tuple[str, ...]
    fails: tuple[Fail, ...]


def digest_of(page: PageReport) -> Digest:
    """Return the digest of a page."""
    source = page.page
    fails = (finding for finding in page.findings if finding.verdict is Verdict.FAIL)
    return Digest(
        date=source.date.isoformat() if source and source.date else "",
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
