"""The words that make a percentage a share of something, and those that name its whole.

“占全省总数的⟦7%⟧”, “所占比重为⟦7%⟧”, “开工率⟦94.7%⟧”, “完成年计划的⟦75%⟧”.
"""

import re
from functools import lru_cache

from msgspec import Struct

from checker.core.late import late

_HEDGES = (
    "(?:已经|已|约|大约|近|将近|接近|仅|只|才|仅仅|超过|超|逾|不到|不足|达到|高达|达|为|是|到|了|有|至|"
    "在|的|就|也|便)*$"
)
_OF = late(
    f"占(?!有率)(?P<whole>(?:[^，。；：！？、占由从]|从业){{0,26}}?)的?(?:所占)?(?:比重|比例|份额|比率|百分比|比)?{_HEDGES}"
)
_INSIDE = late(
    f"在(?P<whole>[^，。；：、占]{{1,16}}?)(?:之?中|里|内)的?(?:所占)?(?:占比|比重|比例|份额){_HEDGES}"
)
_WEIGHT = late(f"(?:^|[，、：的其）])(?:所占的?)?(?:比重|比例|占比|份额){_HEDGES}")
_PLAN = late(
    "(?:完成了?|达到?|[为是]|相当于)(?P<plan>[^，。；：、为是]{0,10}?(?:计划|任务|目标|指标|预算|定额))"
    f"(?:总?(?:投资|开工|数|量|额))?{_HEDGES}"
)
# 大学生比例⟦40%⟧ is a rate of what it names.
_PROPORTION = late(f"(?:^|[，；。（])(?P<rate>[\u4e00-\u9fff]{{2,8}}?)(?:比例|比重){_HEDGES}")
_NO_PART = late("男女|性别|城乡|同期|相同|固定|合理|适当|平均|汇率|分配|分成|持股|出资|结构|比$")
_RATE = late(f"(?P<rate>[\u4e00-\u9fff]{{1,8}}?)率{_HEDGES}")
# 增长面⟦57%⟧: of so many of them it is true.
_FACE = late(f"(?P<rate>(?:增长|上升|上涨|下降|盈利|亏损|覆盖|受益|达标|回升|合格)面){_HEDGES}")
# Rates whose base stands elsewhere, or that are no part of anything.
_OTHER_RATES = late(
    "(?:增长|增|利|汇|税|费|失业|出生|死亡|贡献|收益|回报|报酬|周转|生产|生产力|通胀|膨胀|升值|贬值|效|功|"
    "频|倍|负债|杠杆|储蓄|换手|发病|犯罪|事故|离婚|准备金|折旧|折扣|递增|递减|下降|上升|提高|降低|上涨|变化|变动|"
    "损失|损耗|节约|节能|提升|速|概|曲|斜|贴现|返还|毛利|利润|净利|收视|市盈|抚养|自给|化|"
    "自然|普及|城镇|吸烟|森林|溢价|折价|优良天数|达标天数)$"
)
# “分别占8%、42%、50%” gives shares to a list.
_EACH = late("(?:分别|依次|各自|各)[^，。；]*$")
_GENERIC = late(
    "全部|整体|总体|全市|全省|全国|全县|全区|全镇|全乡|全村|全厂|全校|全州|全旗|全院|全行业|全行|全队|全班|全年|年度|当年|同期|"
    "上述|这些|原有|现有|其中|总数|总量|总额|总人数|总户数|总面积|总产值|合计|总|该|本|我|其|的|数量|人数|户数|数|量|额"
)
# 占上一年总收入的⟦70%⟧ is of no total told here.
OTHER_YEARS = ("上年", "上一年", "去年", "前一年")
_PLAN_WORDS = ("计划", "任务", "目标", "指标", "预算")
# Longer gaps are cut; several finders ask for the words of one share.
_LONGEST = 48
# Wholes that a share may be of instead of the total before it.
_PLACES = (
    "全国",
    "全球",
    "全世界",
    "世界",
    "国内",
    "我国",
    "全社会",
    "生产总值",
    "生产值",
    "GDP",
    "亚洲",
    "欧洲",
    "同行业",
    "全行业",
    "市场",
    "同类",
)


# 净资产 is not 总资产.
_NET = ("净", "纯", "毛利", "注册")


class ShareWords(Struct, frozen=True):
    """How a share is announced: of a whole (named or not), as a rate, or as done of a plan.

    `subject` is what has the share, where its clause says so anew: “……，⟦脱贫户⟧占总户数的75%”.
    """

    subject: str = ""
    whole: str = ""
    rate: str = ""
    plan: bool = False


def share_words(gap: str) -> ShareWords | None:
    """Return how the words before a percentage make it a share, None where they do not."""
    return _share_words(gap[-_LONGEST:])


@lru_cache(maxsize=256)
def _share_words(gap: str) -> ShareWords | None:
    if _EACH.search(gap):
        return None
    found = _PLAN.search(gap)
    if found:
        return ShareWords(plan=True)
    found = _INSIDE.search(gap)
    if found:
        return ShareWords(whole=found["whole"])
    found = _OF.search(gap)
    if found and found["whole"].startswith(OTHER_YEARS):
        return None
    if found:
        whole = _BRACKETS.sub("", found["whole"]).removesuffix("的")
        return ShareWords(
            subject=_subject(gap[: found.start()]),
            whole=whole,
            plan=any(word in whole for word in _PLAN_WORDS),
        )
    return _weight_or_rate(gap)


def _weight_or_rate(gap: str) -> ShareWords | None:
    has_weight = "比" in gap or "份额" in gap
    if has_weight and _WEIGHT.search(gap):
        return ShareWords()
    found = _PROPORTION.search(gap) if has_weight else None
    if found and not _NO_PART.search(found["rate"]):
        return ShareWords(rate=found["rate"])
    found = _FACE.search(gap) if "面" in gap else None
    if found:
        return ShareWords(rate=found["rate"])
    found = _RATE.search(gap) if "率" in gap else None
    if found and not _OTHER_RATES.search(found["rate"]):
        return ShareWords(rate=found["rate"])
    return None


def _subject(before: str) -> str:
    """Return what stands between the last mark and 占, without words that name nothing."""
    marks = max(before.rfind(mark) for mark in "，、；：。（）")
    return "" if marks < 0 else _ADVERBS.sub("", before[marks + 1 :])


_BRACKETS = late("（[^）]*）|[（）]")
_ADVERBS = late(
    "其中|其|这|所|已|均|都|约|则|就|仅|只|而|也|便|又|大约|总共|共|合计|前者|后者|两者|二者|三者|这些|它们|他们|总计|才|还"
)


def core_of(words: str) -> str:
    """Return what a named whole is, without the words that only say that it is all."""
    return _GENERIC.sub("", words)


def is_of_another(whole: str, words: str) -> bool:
    """Tell whether “占全国……” names a whole that a total's words do not."""
    if any(word in whole and word not in words for word in (*_PLACES, *_NET)):
        return True
    return bool(_LOCAL.search(whole)) and not _is_local(whole, words)


def _is_local(whole: str, words: str) -> bool:
    """Tell whether words may speak of all of 全市: they say 市, or no smaller place."""
    letter = _LOCAL.findall(whole)[0][-1]
    return letter in words or (bool(core_of(whole)) and not _SMALLER.search(words))


_LOCAL = late("全[省市区县州旗镇乡村厂校]")
_SMALLER = late("[省市区县镇乡村厂园校]|公司|集团|企业")


def share_noun(core: str, words: str) -> bool:
    """Tell whether `words` name what `core` does: its last noun, or three characters of it."""
    if core[-2:] in words:
        return True
    return any(core[at : at + 3] in words for at in range(len(core) - 2))


def has_pair(words: str, said: str) -> bool:
    """Tell whether two characters of `words` stand together in what is said."""
    return any(words[at : at + 2] in said for at in range(len(words) - 1))


def is_done_for(rate: str, clause: str) -> bool:
    """Tell whether a clause says in other words what a rate is of: 实到361人 of 出席率."""
    return any(rate.endswith(word) and said.search(clause) for word, said in _SAID_OF.items())


_SAID_OF = {
    "出席": late("到"),
    "出勤": late("到|上班"),
    "到会": late("实到"),
    "竣工": late("建成|完工"),
    "就业": late("落实|上岗|签约|签订"),
    "覆盖": late("有|实现|通|建|纳入"),
    "入户": late("有|实现|通"),
    "升学": late("考|升|录"),
    "履约": late("到位|落实"),
    "兑现": late("到位|落实|发放"),
    "普及": late("有|实现|通|建"),
    "破案": late("侦破|告破"),
    "上座": late("观众|售出"),
    "入住": late("迁入|搬进|住进|搬入"),
}


def is_plan(words: str) -> bool:
    """Tell whether words before an amount say that it is planned."""
    return bool(_PLANNED.search(words))


# 一般公共预算收入 is what came in, whatever was planned.
_PLANNED: re.Pattern[str] = late(
    "计划|任务|目标|指标|(?<!公共)(?<!一般)(?<!基金)(?<!经营)(?<!财政)预算(?![内外])|下达|安排|拟|规划|定额|合同"
)


_OF_US = late("^(?:同期|我国|我|[本全我该][省市县区镇乡村国]|中国)的?(?=[^，]{4})")


def total_name(whole: str) -> str:
    """Return a whole's name as totals are called: 我国外贸总值 is 进出口总值."""
    return _OF_US.sub("", whole).replace("外贸总值", "进出口总值").replace("外贸总额", "进出口总额")
