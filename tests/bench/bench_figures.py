"""Time the search for figures against one pass of the plainest number pattern.

Run: python -m tests.bench.bench_figures. Prints the ratio for a text of the project's own
sentences, for the development corpus where it is present, for three sizes (it must not
grow with them), the seconds for megabytes of one word, and the memory of ten megabytes.
"""

import gzip
import json
import random
import re
import time
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from checker.core.model import Page
from checker.figures.find import find_figures_in
from checker.read.page import page_from_text

PLAIN = re.compile(r"\d+(?:[.,]\d+)*(?:万|亿)?[%％]?|[一二三四五六七八九十百千万亿零两]+")
CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
SENTENCES = (
    "全市高新技术企业从2018年初的{a}家增加到2021年的{b}家，4年新增{c}家，带动就业约{a}人。",
    "全年完成固定资产投资{d}亿元，比上年增长{e}%，其中工业投资{d}亿元，占比达到{e}%，提高{e}个百分点。",
    "记者近日从市农业农村局了解到，今年以来各县区持续优化服务，群众的获得感进一步增强，一批项目陆续开工。",
    "新建改建农村公路{a}公里，改造老旧小区{b}个，惠及居民{d}万户，满意率超过百分之九十五。",
    "这家企业的负责人说，产品远销三十多个国家和地区，一年的产量能装满两千多个集装箱，订单已经排到5月中旬。",
    "各级各部门要统一思想，一项一项抓落实，把实事办好、好事办实，不断提升服务水平，努力开创工作新局面。",
    "4月6日上午，市政府召开新闻发布会，介绍第一季度经济运行情况，规模以上工业增加值增长{e}%左右。",
    "粮食总产量达到{d}万吨，亩均增产近{a}斤，农民人均收入{b}元，城乡居民收入比由2.6∶1缩小到2.4∶1。",
)
# Real pages hold some twenty figures in a thousand characters; figures alone would hold sixty.
PROSE = (
    "广大干部群众说，路修通了，环境变好了，日子越过越有奔头，大家干事创业的劲头更足了。",
    "要坚持问题导向，完善工作机制，压实各方责任，推动各项部署落地见效，确保群众得到实惠。",
    "走进车间，机器轰鸣，工人们正忙着赶制订单，技术人员围着新设备仔细调试，一派繁忙的景象。",
    "下一步，将进一步优化营商环境，统筹城乡发展，加强生态保护，提升公共服务水平，增进民生福祉。",
    "他告诉记者，过去出门靠走、运货靠背，如今村口就有公交站，山货搭上电商平台卖到了大城市。",
    "会议强调，要深入学习贯彻有关精神，切实增强责任感和紧迫感，以优良作风抓好各项任务落实。",
)
_SEED = 7
# Code points of Chinese text in a file of ten megabytes.
_TEN_MB = 10**7 // 3
_REPEATS = 3


def own_text(size: int) -> str:
    """Return `size` code points of newspaper-like text with ever new numbers."""
    chance = random.Random(_SEED)
    return "".join(_paragraphs(chance, size))[:size]


def _paragraphs(chance: random.Random, size: int) -> Iterator[str]:
    written = 0
    while written < size:
        sentences = chance.choices(SENTENCES, k=2) + chance.choices(PROSE, k=5)
        chance.shuffle(sentences)
        filled = "".join(sentence.format(**_numbers(chance)) for sentence in sentences) + "\n\n"
        written += len(filled)
        yield filled


def _numbers(chance: random.Random) -> dict[str, object]:
    whole = {name: chance.randint(2, 3000) for name in "abc"}
    return {**whole, "d": chance.randint(10, 9999) / 10, "e": chance.randint(1, 999) / 10}


def corpus_text(size: int) -> str:
    """Return the beginning of the development corpus, empty where it is absent."""
    files = sorted(CORPUS.glob("*_zh.jsonl.gz")) + sorted(CORPUS.glob("*s*.jsonl.gz"))
    texts: list[str] = []
    for file in dict.fromkeys(files):
        if "_en" not in file.name:
            with gzip.open(file, "rt", encoding="utf-8") as lines:
                texts += [json.loads(line)["text"] for line in lines]
    return "\n\n".join(texts)[:size]


def seconds(action: Callable[[], object]) -> float:
    """Return the least time of a few runs."""
    times = []
    for _ in range(_REPEATS):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


def ratio(page: Page) -> float:
    """Return how many passes of the plain pattern the figures of a page cost."""
    plain = seconds(lambda: sum(1 for _ in PLAIN.finditer(page.flow)))
    return seconds(lambda: find_figures_in(page)) / plain


def memory(action: Callable[[], object]) -> tuple[float, float]:
    """Return the peak of an action and what its result keeps, in MB.

    What a page keeps is its figures: a Figure with its interval, spans and mentions is some
    1.4 kB, so that memory grows with the figures and not with the text.
    """
    tracemalloc.start()
    kept = action()
    held, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    del kept
    return peak / 10**6, held / 10**6


def main() -> None:
    """Print all ratios."""
    for name, text in (("own text", own_text(10**6)), ("corpus", corpus_text(10**6))):
        if text:
            page = page_from_text(text)
            figures = len(find_figures_in(page))
            print(f"{name}: {len(text)} characters, {figures} figures, {ratio(page):.1f} ×")
    for size in (10**5, 10**6, 10**7):
        page = page_from_text(own_text(size))
        print(f"{size} characters: {ratio(page):.1f} ×")
    for word in ("7", "一", "十", "万", "1.", "(", "7 ", "1至", "9,", "1、"):
        page = page_from_text(word * (10**6 // len(word)))
        print(f"1 MB of {word!r}: {seconds(partial(find_figures_in, page)):.2f} s")
    for name, text in (("own text", own_text(_TEN_MB)), ("corpus", corpus_text(_TEN_MB))):
        if len(text) > _TEN_MB // 3:
            page = page_from_text(text)
            figures = len(find_figures_in(page))
            peak, held = memory(partial(find_figures_in, page))
            file = f"{len(text) * 3 / 10**6:.0f} MB file, {figures} figures"
            print(f"{name}: {file}: peak {peak:.0f} MB, kept {held:.0f} MB")


if __name__ == "__main__":
    main()
