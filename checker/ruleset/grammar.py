"""The rule language as a table: which keys a rule file has, and what stands under each."""

from typing import get_args

from checker.core.model import BlockKind, Kind, Severity
from checker.ruleset.shapes import Flag, Items, Record, Table, Text, Whole

_WORDS = Items(title="Words as they are printed", item=Text(title="A word or a run of words"))
_UNLESS = Items(title="Words that rule the match out", item=Text(title="A word"), least=0)
_KIND = Text(title="A kind of figure", choices=get_args(Kind))
_NAMES = Items(title="Names of constants", item=Text(title="A name", form="name"), least=0)

WORD_CLASS = Record(
    title="Words that mean the same: <rise>",
    keys={
        "value": Whole(title="What a constant takes from a word of the class"),
        "words": _WORDS,
    },
    required=("words",),
    shorthand="words",
)
SLOT = Record(
    title="What may fill the slot",
    keys={
        "kinds": Items(title="Kinds of figure", item=_KIND),
        "units": Items(title="Units; any if not given", item=Text(title="A unit like 元/公斤")),
        "like": Text(title="The slot whose unit this one must convert to", form="name"),
        "many": Flag(title="A list of figures, not one"),
        "role": Text(
            title="A level (411家) or a change (增加314家); either if not given",
            choices=("change", "level"),
        ),
        "words": Items(
            title="Names right before the figure that fill the slot without a phrase",
            item=Text(title="A name like 出口总额"),
        ),
    },
    required=("kinds",),
    shorthand="kinds",
)
CLAIM = Record(
    title="A kind of claim: the slots its figures fill",
    keys={
        "title": Text(title="Its name for editors"),
        "slots": Table(title="Its slots", key="name", value=SLOT),
        "constants": _NAMES,
        "merge": Text(
            title="Where two places may each say a part of one claim",
            choices=("article", "headline"),
        ),
    },
    required=("title", "slots"),
)
PHRASE = Record(
    title="How the language states a claim",
    keys={
        "id": Text(title="Unique over all files", form="id"),
        "claim": Text(title="The kind of claim it states", form="class"),
        "pattern": Text(title="Text with figures as placeholders: 从{start}增加到{end}"),
        "each": Items(
            title="Instead of a pattern: every figure of these kinds makes a claim", item=_KIND
        ),
        "blocks": Items(
            title="Only in these blocks",
            item=Text(title="A kind of block", choices=get_args(BlockKind)),
        ),
        "constants": Table(
            title="Fixed values of constants", key="name", value=Whole(title="A value")
        ),
        "scope": Text(
            title="How far one match may reach (sentence)", choices=("sentence", "block")
        ),
        "unless": _UNLESS,
    },
    required=("id", "claim"),
)
GUARD = Record(
    title="What stands against re-computing a claim",
    keys={
        "title": Text(title="The reason as editors read it"),
        "words": _WORDS,
        "scope": Text(
            title="How far from the claim the words count (sentence)",
            choices=("clause", "sentence", "elsewhere", "before"),
        ),
        "kinds": Items(title="Only claims with such a figure; any if not given", item=_KIND),
    },
    required=("title", "words"),
)
REFERENCE = Record(
    title="A fact that rules look up",
    keys={
        "value": Text(title="A number, as a text", form="decimal"),
        "low": Text(title="The lower end of a band, as a text", form="decimal"),
        "high": Text(title="The upper end of a band, as a text", form="decimal"),
        "unit": Text(title="The unit of the numbers"),
        "words": _WORDS,
        "start": Text(title="The first day of a period", form="date"),
        "end": Text(title="The last day of a period", form="date"),
        "source": Text(title="Where the fact is printed"),
        "reviewed": Text(title="The day it was last looked up", form="date"),
        "review-by": Text(title="The day it must be looked up again", form="date"),
    },
    required=("source", "reviewed", "review-by"),
)


def _example(title: str, **others: Text) -> Record:
    return Record(
        title=title,
        keys={
            "text": Text(title="A sentence with its figures marked: ⟦start:97家⟧"),
            **others,
            "date": Text(title="The issue date of the page", form="date"),
        },
        required=("text", "message") if "message" in others else ("text",),
        shorthand="" if "message" in others else "text",
    )


_MESSAGE = Text(title="The exact message")
_REASON = Text(title="The exact reason; empty if the sentence makes no such claim", form="any")

EXAMPLES = Record(
    title="What the rule says of these sentences; run by checker rules test",
    keys={
        "pass": Items(title="Right sentences", item=_example("A right sentence")),
        "fail": Items(title="Wrong sentences", item=_example("A wrong sentence", message=_MESSAGE)),
        "skip": Items(
            title="Sentences it leaves alone",
            item=_example("A sentence it leaves alone", reason=_REASON),
            least=0,
        ),
    },
    required=("pass", "fail"),
)
RULE = Record(
    title="A relation that claims must satisfy, or a wording that must not occur",
    keys={
        "id": Text(title="Unique over all files", form="id"),
        "title": Text(title="What the rule demands, as editors read it"),
        "on": Text(title="The kind of claim it checks", form="class"),
        "check": Text(title="What must hold: end - start == delta"),
        "pattern": Text(title="A wording that must not occur (instead of on and check)"),
        "where": Text(title="Only claims for which this holds"),
        "severity": Text(title="How bad a fail is", choices=get_args(Severity)),
        "why": Text(title="Why the rule exists, for editors"),
        "message": Text(title="What a fail says; {end - start} is computed, {end} is quoted"),
        "suggest": Text(title="What would be right"),
        "skip-when": Items(
            title="Guards that stand against it", item=Text(title="A guard", form="class"), least=0
        ),
        "unless": _UNLESS,
        "catalogue": Items(title="Catalogue ids", item=Text(title="An id", form="issue"), least=0),
        "source": Text(title="A law, a style book or a printed correction behind it"),
        "bounds": Flag(title="A pass says only that the figures are possible (false)"),
        "default": Flag(title="On without --select (true)"),
        "examples": EXAMPLES,
    },
    required=("id", "title", "severity", "why", "message", "examples"),
)
FILE = Record(
    title="A rule file of the claim checker",
    keys={
        "words": Table(title="Word classes", key="class", value=WORD_CLASS),
        "claims": Table(title="Kinds of claim", key="class", value=CLAIM),
        "phrases": Items(title="Phrases", item=PHRASE, unique=False),
        "guards": Table(title="Guards", key="class", value=GUARD),
        "reference": Table(title="Reference data", key="id", value=REFERENCE),
        "rules": Items(title="Rules", item=RULE, unique=False),
    },
)
