"""An archive of any size from sentences of the project's own, with planted contradictions.

The same numbers give the same archive, byte for byte. `python -m tests.archive.make_archive
FOLDER PAGES PLANTED` writes one.
"""

import datetime as dt
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from msgspec import Struct

FIRST_DAY = dt.date(2003, 1, 1)
PAGES_A_DAY = 8
_STORIES = 6


class Planted(Struct, frozen=True, order=True):
    """A contradiction: the page, the pack whose rule must find it, the figure that is wrong."""

    path: str
    pack: str
    wrong: str


class MadePage(Struct, frozen=True):
    """One page, its path, and what was planted on it."""

    path: str
    text: str
    planted: tuple[Planted, ...]


class Statement(Struct, frozen=True):
    """A sentence whose figures determine each other, right or wrong."""

    text: str
    pack: str
    wrong: str


def make_pages(count: int, planted: int, stories: int = _STORIES) -> Iterator[MadePage]:
    """Yield `count` pages; `planted` of them, evenly spread, hold one contradiction."""
    # Which pages are wrong must not depend on what the sentences are.
    wrong_pages = {number * count // planted for number in range(planted)} if planted else set()
    for number in range(count):
        yield _page(number, stories, is_wrong=number in wrong_pages)


def write_archive(folder: Path, count: int, planted: int) -> tuple[Planted, ...]:
    """Write the pages under `folder` as YYYY/MM/DD/A01.txt; return what was planted."""
    found: list[Planted] = []
    for page in make_pages(count, planted):
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.text, encoding="utf-8", newline="\n")
        found += page.planted
    return tuple(found)


def _page(number: int, stories: int, *, is_wrong: bool) -> MadePage:
    day = FIRST_DAY + dt.timedelta(days=number // PAGES_A_DAY)
    path = f"{day:%Y/%m/%d}/A{number % PAGES_A_DAY + 1:02}.txt"
    luck = random.Random(number)
    wrong_story = luck.randrange(stories) if is_wrong else -1
    texts: list[str] = []
    planted: list[Planted] = []
    for story in range(stories):
        make = _STATEMENTS[(number + story) % len(_STATEMENTS)]
        statement = make(luck, story == wrong_story)
        texts.append(_story(luck, statement.text))
        if story == wrong_story:
            planted.append(Planted(path, statement.pack, statement.wrong))
    return MadePage(path, "\n\n".join(texts) + "\n", tuple(planted))


def _story(luck: random.Random, statement: str) -> str:
    headline = luck.choice(_HEADLINES)
    name = luck.choice(_NAMES)
    before, after = luck.sample(_FILLERS, 2)
    return (
        f"{headline}\n\n本报讯（记者 {name}）{before}{statement}{after}\n\n{luck.choice(_FILLERS)}"
    )


def _change(luck: random.Random, is_wrong: bool) -> Statement:
    start, delta = luck.randint(60, 400), luck.randint(20, 500)
    printed = delta + 10 if is_wrong else delta
    what = luck.choice(("科技型企业", "家庭农场", "连锁药店", "农民合作社"))
    text = f"全市{what}从{start}家增加到{start + delta}家，新增{printed}家。"
    return Statement(text, "change", f"{printed}家")


def _list(luck: random.Random, is_wrong: bool) -> Statement:
    names = luck.sample(
        ("轴承", "纺织", "造纸", "食品", "家具", "农机", "铜加工"), luck.randint(3, 5)
    )
    printed = len(names) + is_wrong
    text = f"当地培育了{'、'.join(names)}{printed}个产业集群。"
    return Statement(text, "enumeration", f"{printed}个")


def _share(luck: random.Random, is_wrong: bool) -> Statement:
    percent = luck.choice((10, 20, 30, 40, 60))
    total = luck.randint(3, 40) * 50
    printed = percent + 5 if is_wrong else percent
    text = f"合作社共有社员{total}户，其中脱贫户{total * percent // 100}户，占{printed}%。"
    return Statement(text, "share", f"{printed}%")


_STATEMENTS: tuple[Callable[[random.Random, bool], Statement], ...] = (_change, _list, _share)
_NAMES = ("林晓禾", "周望川", "沈知夏", "方远山", "何清源", "陆春晓")
_HEADLINES = (
    "河畔新村换了新模样",
    "老厂房里的新生意",
    "田间课堂办到家门口",
    "一条街巷的变迁",
    "夜校灯光照亮求学路",
    "把好山好水守护好",
)
_FILLERS = (
    "清晨的薄雾刚刚散去，河堤上已经有不少人在散步。村里的老支书说，以前这里是一片荒滩，"
    "如今修了步道，栽了垂柳，成了大家最爱来的地方。",
    "走进车间，机器的轰鸣声里，师傅们正专心地盯着屏幕上的曲线。带徒弟的老技师说，"
    "手上的功夫要慢慢磨，心急不得。",
    "傍晚时分，社区活动室里传来阵阵笑声。志愿者把热腾腾的饭菜送到老人手里，"
    "又陪着他们聊起家常，谁家有难处都记在本子上。",
    "当地部门表示，下一步将继续听取群众意见，把好事办好、实事办实，让更多人从中受益。",
    "雨后的果园格外清新，枝头挂满了果子。果农们一边采摘一边分拣，装满货的车辆排在路口，"
    "等着发往外地。",
    "负责人介绍，遇到不懂的地方就去请教专家，失败了再重来，慢慢摸索出一套适合本地的办法。",
)


if __name__ == "__main__":
    for entry in write_archive(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])):
        print(entry.path, entry.pack, entry.wrong)
