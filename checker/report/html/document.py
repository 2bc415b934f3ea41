"""The shell of every file of the report: templates, style and script under a strict policy."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

import jinja2
from markupsafe import Markup

from checker.report.html.cards import to_json
from checker.report.html.pieces import shown
from checker.report.html.states import OPEN_STATES, STATES, UNCHECKED

_SCRIPTS = ("page.js", "review.js", "export.js", "many.js", "start.js")
# No text of the report can hold it.
_BODY = "\0"


def fill(name: str, **values: object) -> str:
    """Return a template filled in."""
    return (
        _templates()
        .get_template(name)
        .render(states=STATES, open_states=OPEN_STATES, all_states=(*STATES, UNCHECKED), **values)
    )


def document_around(title: str, data: dict[str, object], **values: object) -> tuple[str, str]:
    """Return what stands before and after the body of a whole document."""
    style, script = _asset("style.css"), "\n".join(_asset(name) for name in _SCRIPTS)
    text = fill(
        "report.html.jinja",
        title=title,
        body=Markup(_BODY),
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        data=Markup(to_json(data)),
        **values,
    )
    before, _, after = text.partition(_BODY)
    return before, after


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
