"""Put the report together: templates, style and script in one file, under a strict policy."""

import base64
import datetime as dt
import hashlib
import zlib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import jinja2
from markupsafe import Markup

from checker.core.cache import write_whole
from checker.core.model import PageReport, Report
from checker.report.html.cards import to_json
from checker.report.html.pieces import shown
from checker.report.html.states import OPEN_STATES, STATES, UNCHECKED
from checker.report.html.totals import rule_totals
from checker.report.html.view import PageView, page_view, total_counts
from checker.report.html.wording import wording

_SCRIPTS = ("page.js", "review.js", "export.js", "many.js", "start.js")
_INDEX = "index.html"


def to_html(report: Report, *, language: str = "zh", generated: str | None = None) -> str:
    """Return `report` as one HTML file that needs nothing else.

    One page is written out; of many pages the index is, and each page is packed behind it
    and unpacked when it is opened. `generated` is the time to print, now if not given.
    """
    shell = _Shell(report, language, generated)
    views = shell.views
    if len(views) == 1:
        return shell.document(views[0].title, shell.page(views[0]))
    packed = [_pack(shell.page(view)) for view in views]
    return shell.document(shell.words["title"], shell.index(packed))


def write_html_folder(
    report: Report, folder: Path, *, language: str = "zh", generated: str | None = None
) -> tuple[Path, ...]:
    """Write `report` as a folder with an index and one file for each page.

    Every file appears whole or not at all, and the index last. Return the files written.
    """
    shell = _Shell(report, language, generated)
    written = []
    for view in shell.views:
        path = folder / _file_name(view.number)
        write_whole(
            path, _to_bytes(shell.document(view.title, shell.page(view, is_in_folder=True)))
        )
        written.append(path)
    index = shell.document(shell.words["title"], shell.index())
    write_whole(folder / _INDEX, _to_bytes(index))
    return (*written, folder / _INDEX)


def _to_bytes(text: str) -> bytes:
    return text.encode("utf-8")


def _file_name(number: int) -> str:
    return f"page-{number + 1:04}.html"


def _pack(text: str) -> str:
    return base64.b64encode(zlib.compress(text.encode("utf-8"), 9)).decode("ascii")


class _Shell:
    """What all files of one report have in common: words, templates, style, script, policy."""

    def __init__(self, report: Report, language: str, generated: str | None):
        self.words = wording(language)
        self.language = "zh" if language.startswith("zh") else "en"
        self._report = report
        self._generated = generated or dt.datetime.now().strftime("%Y-%m-%d %H:%M")
        self._templates = _templates()
        pages = enumerate(report.pages)
        self.views = [page_view(page, number, self.language) for number, page in pages]

    def page(self, view: PageView, *, is_in_folder: bool = False) -> str:
        """Return the part of the document that shows one page."""
        last = len(self._report.pages) - 1
        return self._fill(
            "page.html.jinja",
            page=view,
            is_many=last > 0 or is_in_folder,
            index_link=_INDEX if is_in_folder else "#",
            previous_link=_link(view.number - 1, is_in_folder) if view.number else "",
            next_link=_link(view.number + 1, is_in_folder) if view.number < last else "",
        )

    def index(self, packed: Sequence[str] = ()) -> str:
        """Return the part of the document that lists all pages, worst first."""
        views = self.views
        counts = total_counts(views)
        ordered = sorted(views, key=lambda view: (view.badness(), view.number))
        return self._fill(
            "index.html.jinja",
            views=ordered,
            packed=packed,
            links={view.number: _link(view.number, not packed) for view in views},
            counts=counts,
            columns=[state for state in STATES if state in OPEN_STATES or counts[state]],
            figures=sum(view.figures for view in views),
            checked=sum(view.checked for view in views),
            totals=rule_totals(self._report),
        )

    def document(self, title: str, body: str) -> str:
        """Return a whole document around `body`."""
        style, script = _asset("style.css"), "\n".join(_asset(name) for name in _SCRIPTS)
        return self._fill(
            "report.html.jinja",
            title=title,
            body=Markup(body),
            style=Markup(style),
            script=Markup(script),
            policy=_policy(style, script),
            data=Markup(to_json(self._data())),
        )

    def _fill(self, name: str, **values: object) -> str:
        return self._templates.get_template(name).render(
            t=self.words,
            language=self.language,
            report=self._report,
            generated=self._generated,
            states=STATES,
            open_states=OPEN_STATES,
            all_states=(*STATES, UNCHECKED),
            **values,
        )

    def _data(self) -> dict[str, object]:
        """Return what the script needs: which review this is, and its words."""
        cards = (card for view in self.views for card in view.cards)
        return {
            "review": _review_id(self._report.pages),
            "known": sorted({card.id for card in cards if card.is_reviewable}),
            "words": self.words,
        }


def _link(number: int, is_in_folder: bool) -> str:
    return _file_name(number) if is_in_folder else f"#p{number + 1}"


def _review_id(pages: Sequence[PageReport]) -> str:
    """Return what ties decisions to these pages, so that a report made anew finds them."""
    names = [f"{page.path}|{page.page.date if page.page else ''}" for page in pages]
    return hashlib.sha256("\n".join(sorted(names)).encode("utf-8", "replace")).hexdigest()[:16]


def _policy(style: str, script: str) -> str:
    """Return a policy that allows this style and this script, and nothing else at all."""
    rules = (
        "default-src 'none'",
        f"style-src {_source(style)}",
        f"script-src {_source(script)}",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _source(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath("assets", name).read_text(encoding="utf-8").strip()


@cache
def _templates() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader(__package__, "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters["shown"] = shown
    return environment
