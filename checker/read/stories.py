"""Which paragraphs make a story, and which headline is whose, before or after the text."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, pairwise

from msgspec import Struct, field

from checker.read.likeness import LOOK, likeness, most_alike
from checker.read.parts import Heads, Part, Text, split_parts
from checker.read.tags import Item

# A heading before text without a byline is a section head unless it is clearly the last story's.
_CLEARLY = 0.25
_ALIKE = 400
_CAPTIONS = 3
_WIDE_HEAD = 24


class Story(Struct):
    """An article while it is put together; its items come in any order."""

    heads: list[Item] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    sections: list[Item] = field(default_factory=list)
    is_opened: bool = False
    is_closed: bool = False
    is_orphan: bool = False
    is_captions: bool = False
    text: str = ""

    def add(self, text: Text) -> None:
        """Append running text and its bylines."""
        self.items.extend(text.items)
        # Likeness looks no further, and adding to a long text again and again is quadratic.
        if len(self.text) < LOOK:
            self.text += text.words()

    def numbers(self) -> list[int]:
        """Return the numbers of all its items in reading order."""
        return sorted(item.number for item in (*self.heads, *self.items, *self.sections))


def find_stories(items: Sequence[Item]) -> list[Story]:
    """Return the stories of a page in reading order; every item is in exactly one."""
    running = [item for item in items if item.tag not in ("chart", "masthead")]
    stories = _walk(split_parts(running))
    if any(story.is_orphan for story in stories[1:]):
        stories = _with_orphans(stories)
    for story in stories:
        _with_head_inside(story)
    _add_charts(stories, items)
    mastheads = [item for item in items if item.tag == "masthead"]
    if mastheads:
        stories.append(Story(items=mastheads))
    return sorted(stories, key=lambda story: story.numbers()[0])


def _walk(parts: list[Part]) -> list[Story]:
    stories: list[Story] = []
    waiting: list[Item] = []
    has_opener = any(isinstance(part, Text) and part.is_opened for part in parts)
    for part, after in pairwise([*parts, None]):
        story = stories[-1] if stories else None
        if isinstance(part, Heads):
            following = after if isinstance(after, Text) else None
            waiting = _shared_out(part, story, following)
        elif part is not None:
            if _goes_on(part, story, waiting, has_opener) and story is not None:
                story.sections.extend(waiting)
            else:
                story = _begun(part, waiting, has_opener)
                stories.append(story)
            story.add(part)
            waiting = []
    if waiting:
        stories.append(Story(heads=waiting))
    return stories


def _begun(part: Text, heads: list[Item], has_opener: bool) -> Story:
    orphan = has_opener and not part.is_opened
    captions = orphan and part.is_credited and len(part.items) <= _CAPTIONS + 1
    return Story(heads, is_opened=part.is_opened, is_orphan=orphan, is_captions=captions)


def _goes_on(part: Text, story: Story | None, heads: list[Item], has_opener: bool) -> bool:
    """Tell whether text goes on with the story before it."""
    if story is None or story.is_closed or part.is_opened or story.is_captions:
        return False
    if has_opener or not heads:
        return True
    first = heads[0]
    if first.text.startswith("#"):
        return first.tag == "section"
    # Without bylines only the look of the heading tells a new story from a section.
    is_new = first.gap > 1 or (first.gap == 1 and max(head.width for head in heads) >= _WIDE_HEAD)
    return first.tag == "section" or bool(story.sections) or not is_new


def _shared_out(part: Heads, story: Story | None, after: Text | None) -> list[Item]:
    """Give the story before the headings that stand after it; return those of the text after."""
    if story is None:
        return part.items()
    if after is None:
        return _taken(part, story, len(part.groups))
    if story.heads or story.is_closed or story.is_captions or part.groups[0][0].tag == "section":
        return part.items()
    bonus = 0.0 if after.is_opened else _CLEARLY
    text = after.words()
    gains = [
        likeness(words, story.text) - likeness(words, text) - bonus
        for words in ("".join(item.text for item in group) for group in part.groups)
    ]
    last = len(part.groups) - (1 if part.is_tied else 0)
    # Where words do not decide, a headline whose text has ended is the headline of that text.
    tie = 0.01 if after.is_opened else 0.0
    totals = list(accumulate((gain + tie for gain in gains[:last]), initial=0.0))
    best = max(range(last + 1), key=lambda count: (totals[count], count))
    return _taken(part, story, best)


def _taken(part: Heads, story: Story, count: int) -> list[Item]:
    taken = [item for group in part.groups[:count] for item in group]
    if taken and story.heads:
        story.sections.extend(taken)
    elif taken:
        story.heads = taken
        story.is_closed = True
    return [item for group in part.groups[count:] for item in group]


def _with_orphans(stories: list[Story]) -> list[Story]:
    """Return the stories with text that lost its head put to the story it is most like."""
    orphans = [number for number, story in enumerate(stories) if story.is_orphan]
    lost = [n for n in orphans if n > 0 and not stories[n].is_captions]
    kept = dict(enumerate(stories))
    homes = most_alike([stories[n].text for n in lost], _words(stories), orphans)
    for number, found in zip(lost, homes, strict=True):
        if found is None or found[1] < _ALIKE:
            continue
        orphan = stories[number]
        target = stories[found[0]]
        target.items.extend(orphan.items)
        target.sections.extend([*orphan.heads, *orphan.sections])
        del kept[number]
    return list(kept.values())


def _with_head_inside(story: Story) -> None:
    """Take the only heading inside a story without a headline for its headline."""
    numbers = [item.number for item in story.sections]
    if story.heads or not story.is_opened or not 0 < len(numbers) <= _CAPTIONS:
        return
    if numbers[-1] - numbers[0] == len(numbers) - 1 and story.sections[0].tag == "head":
        story.heads, story.sections = story.sections, []


def _add_charts(stories: list[Story], items: Sequence[Item]) -> None:
    """Put each chart (its fragments stand in a row) to the story its words are most like."""
    charts: list[list[Item]] = []
    for item in items:
        if item.tag != "chart":
            continue
        if charts and charts[-1][-1].number == item.number - 1:
            charts[-1].append(item)
        else:
            charts.append([item])
    if not charts:
        return
    if not stories:
        stories.append(Story())
    words = ["\n".join(item.text for item in chart) for chart in charts]
    homes = most_alike(words, _words(stories))
    firsts = sorted((min(story.numbers(), default=0), n) for n, story in enumerate(stories))
    for chart, found in zip(charts, homes, strict=True):
        before = firsts[max(0, bisect_left(firsts, (chart[0].number, 0)) - 1)][1]
        stories[found[0] if found else before].items.extend(chart)


def _words(stories: Sequence[Story]) -> list[str]:
    return [story.text + "\n".join(item.text for item in story.heads) for story in stories]
