"""Stories → blocks and articles, each block with its kind."""

from collections.abc import Sequence
from fractions import Fraction

from checker.core.model import Article, Block, BlockKind
from checker.read.stories import Story, find_stories
from checker.read.tags import Item, Tag

_KINDS: dict[Tag, BlockKind] = {
    "masthead": "masthead",
    "dateline": "byline",
    "byline": "byline",
    "head": "section",
    "section": "section",
    "chart": "infographic",
    "caption": "caption",
    "table": "table",
    "text": "body",
}
# A kicker right over its headline is at least this many times as wide.
_CLEARLY = Fraction(4, 3)


def find_blocks(items: Sequence[Item]) -> tuple[tuple[Block, ...], tuple[Article, ...]]:
    """Return the blocks in the order of the file and the articles they make."""
    if not any(item.tag in ("text", "caption", "table", "chart") for item in items):
        # Words without a sentence are no headline of anything: they are the text.
        items = [_as_text(item) for item in items]
    stories = find_stories(items)
    kinds: dict[int, BlockKind] = {item.number: _KINDS[item.tag] for item in items}
    owner: dict[int, int] = {}
    for number, story in enumerate(stories):
        kinds.update(_kinds_of(story))
        owner.update(dict.fromkeys(story.numbers(), number))
    blocks = tuple(Block(kinds[item.number], item.span, owner[item.number]) for item in items)
    articles = tuple(
        Article(number, _headline(story, kinds), tuple(story.numbers()))
        for number, story in enumerate(stories)
    )
    return blocks, articles


def _as_text(item: Item) -> Item:
    if not item.is_head():
        return item
    return Item(item.number, "text", item.text, item.span, item.gap, item.width)


def _kinds_of(story: Story) -> dict[int, BlockKind]:
    """Return the kinds that only the place in the story gives: headline, lead, caption."""
    kinds = _kinds_of_heads(story.heads)
    texts = [item for item in story.items if item.tag == "text"]
    if story.is_captions:
        kinds.update((item.number, "caption") for item in texts)
    elif texts and (story.heads or story.is_opened):
        spoken = [item for item in texts if not item.text.endswith("：")] or texts
        kinds[min(item.number for item in spoken)] = "lead"
    return kinds


def _kinds_of_heads(heads: Sequence[Item]) -> dict[int, BlockKind]:
    """Return which line is the headline: the shortest, as it is set in the largest type.

    Of two lines without a blank one between it is the first, unless that is clearly longer.
    """
    if not heads:
        return {}
    lines = [item for item in heads if not item.text.startswith("—")] or list(heads)
    sized = [item for item in lines if item.tag == "head"] or lines
    headline = min(sized[:3], key=lambda item: (len(item.text), item.number))
    if len(sized) == 2 and sized[1].gap == 0 and sized[0].width < _CLEARLY * headline.width:
        headline = sized[0]
    kinds: dict[int, BlockKind] = {headline.number: "headline"}
    for item in heads:
        if item.number != headline.number:
            kinds[item.number] = "kicker" if item.number < headline.number else "subhead"
    return kinds


def _headline(story: Story, kinds: dict[int, BlockKind]) -> str:
    for item in story.heads:
        if kinds[item.number] == "headline":
            return item.text.lstrip("# ")
    return ""
