"""Changes bound by the roles of their figures: which figure fills which slot."""

import pytest

from tests.claims.found import Slots, constants_in, slots_in

BOUND: list[tuple[str, Slots]] = [
    # a level, by how much, at what rate: in any order
    (
        "沪指收于1863.80点，下跌33.43点，跌幅1.76%。",
        {"rate": ("1.76%",), "delta": ("33.43点",), "end": ("1863.80点",)},
    ),
    (
        "道琼斯指数跌56.79点，报7908.25点，跌幅为0.71%。",
        {"rate": ("0.71%",), "end": ("7908.25点",), "delta": ("56.79点",)},
    ),
    (
        "借阅量比上年增加109万册，达到1199万册，增长10%。",
        {"rate": ("10%",), "end": ("1199万册",), "delta": ("109万册",)},
    ),
    (
        "全年运书3200万册，比上年增长6.7%，净增200万册。",
        {"delta": ("200万册",), "rate": ("6.7%",), "end": ("3200万册",)},
    ),
    # the earlier level is told last, and only so do they fit
    (
        "书库面积达到120平方米，而1990年只有75平方米，15年增加了45平方米。",
        {"delta": ("45平方米",), "end": ("120平方米",), "start": ("75平方米",)},
    ),
    # the weather: both levels in brackets, the base a usual year
    (
        "入汛以来累计雨量（412.8毫米）较常年（206.4毫米）偏多100%。",
        {"rate": ("100%",), "start": ("206.4毫米",), "end": ("412.8毫米",)},
    ),
    (
        "全市平均降水量486.2毫米，比常年同期偏少21.5毫米，偏少4.2%。",
        {"rate": ("4.2%",), "delta": ("21.5毫米",), "end": ("486.2毫米",)},
    ),
    # a base: in the comparison, in a bracket, in a clause of its own, told last
    (
        "今年立案1326件，去年同期为1172件，同比上升13.1%。",
        {"rate": ("13.1%",), "start": ("1172件",), "end": ("1326件",)},
    ),
    (
        "失业率为3.1%，比上年末（3.4%）下降0.3个百分点。",
        {"points": ("0.3个百分点",), "start": ("3.4%",), "end": ("3.1%",)},
    ),
    (
        "女性失业率为5.6%，高出男性（4.9%）0.7个百分点。",
        {"points": ("0.7个百分点",), "start": ("4.9%",), "end": ("5.6%",)},
    ),
    (
        "毛利率为23.6%，同比下降1.8个百分点，上年同期为25.4%。",
        {"points": ("1.8个百分点",), "end": ("23.6%",), "start": ("25.4%",)},
    ),
    (
        "投资增长5.1%，高于全国2.0个百分点（全国为3.1%）。",
        {"points": ("2.0个百分点",), "end": ("5.1%",), "start": ("3.1%",)},
    ),
    (
        "计划造林12万亩，实际完成13.5万亩，超额12.5%。",
        {"rate": ("12.5%",), "end": ("13.5万亩",), "start": ("12万亩",)},
    ),
    (
        "总人口141178万人，与2010年（上次普查）的133972万人相比，增加7206万人，增长5.38%。",
        {
            "rate": ("5.38%",),
            "delta": ("7206万人",),
            "start": ("133972万人",),
            "end": ("141178万人",),
        },
    ),
    (
        "全市人口1961.2万人，同2000年第五次普查相比，十年共增加604.3万人，增长44.5%。",
        {"rate": ("44.5%",), "delta": ("604.3万人",), "end": ("1961.2万人",)},
    ),
    (
        "沪指报3267点，跌103点或3.06%。",
        {"rate": ("3.06%",), "delta": ("103点",), "end": ("3267点",)},
    ),
    # so many times what it was
    (
        "每亩成本只有120元，仅为过去360元的三分之一。",
        {"ratio": ("三分之一",), "start": ("360元",), "end": ("120元",)},
    ),
    (
        "床位由60张增至180张，为原来的三倍。",
        {"ratio": ("三倍",), "end": ("180张",), "start": ("60张",)},
    ),
    (
        "城里人均收入5160元，乡下2090元，前者是后者的2.47倍。",
        {"ratio": ("2.47倍",), "start": ("2090元",), "end": ("5160元",)},
    ),
    # a rate of every year
    (
        "进出口总额五年增长61.1%，年均增长10%。",
        {"annual": ("10%",), "rate": ("61.1%",), "years": ("五年",)},
    ),
]


def _as_sets(slots: Slots) -> dict[str, tuple[str, ...]]:
    return dict(sorted(slots.items()))


@pytest.mark.parametrize(("text", "slots"), BOUND)
def test_a_change_is_bound_by_its_roles(text: str, slots: Slots) -> None:
    assert [_as_sets(found) for found in slots_in(text, "change")] == [_as_sets(slots)]


NOT_BOUND = [
    # another thing is named between
    "存款余额100亿元，比上年增加20亿元，其中工业增长25%。",
    "产量100万吨，销售增加20万吨，出口增长25%。",
    # held against another time
    "存款余额100亿元，比年初增加20亿元，同比增长15%。",
    # 分别 hands out what the clauses before name
    "协议金额111亿美元，实际投资40亿美元，分别增长67.6%和13.8%。",
    # held against another place, or another year than the change began in
    "增长7.4%，高于全省的6.1%，比上年提高0.5个百分点。",
    # 分成 is a share that is handed out
    "预计今年支出基数为16986万元，超目标任务分成346万元。",
    # a share, not a multiple
    "占总数1356万人的46.7%。",
    # a place in a list falls when it gets better
    "综合指数从全国223名提升到53名。",
]


PLANS = [
    # what a share is of has not been reached
    (
        "全市收入23992万元，占年度预算22443万元的106.9%，较上年21012万元，增收2980万元。",
        {"start": ("21012万元",), "end": ("23992万元",), "delta": ("2980万元",)},
    ),
    # money in brackets is not all the money
    (
        "总支出1741万元（其中：通过收回旧账用于道路共95万元），为调整预算2911万元的59.8%。",
        {"start": ("2911万元",), "end": ("1741万元",), "ratio": ("59.8%",)},
    ),
]


@pytest.mark.parametrize(("text", "slots"), PLANS)
def test_what_a_plan_asked_for_is_told_apart(text: str, slots: Slots) -> None:
    assert slots_in(text, "change") == [slots]


@pytest.mark.parametrize("text", NOT_BOUND)
def test_what_belongs_to_something_else_is_left_alone(text: str) -> None:
    assert slots_in(text, "change") == []


@pytest.mark.parametrize(
    "text",
    [
        "占比由30.03%提高到48.27%，超过全省平均水平1.51个百分点。",
        "财政收入由2002年的100亿元增加到2007年的220亿元，比上年增长10%。",
    ],
)
def test_a_change_takes_no_result_of_another(text: str) -> None:
    for found in slots_in(text, "change"):
        assert not found.keys() & {"points", "rate"}


def test_a_list_is_handed_out_place_by_place() -> None:
    text = "补助标准分别由420元、45元提高到450元、50元，分别增加30元和5元。"
    assert [_as_sets(found) for found in slots_in(text, "change")] == [
        {"delta": ("30元",), "end": ("450元",), "start": ("420元",)},
        {"delta": ("5元",), "end": ("50元",), "start": ("45元",)},
    ]


def test_a_change_told_again_in_brackets_is_one_of_its_own() -> None:
    text = "播种面积118969千公顷（178453万亩），比上年增加636千公顷（955万亩），增长0.5%。"
    assert [found["end"] + found["delta"] for found in slots_in(text, "change")] == [
        ("118969千公顷", "636千公顷"),
        ("178453万亩", "955万亩"),
    ]


def test_a_rate_that_rounding_moved_in_brackets_is_not_told_again() -> None:
    text = "产量2802万吨（560.4亿斤），比上年增加72.3万吨（14.46亿斤），增长2.7%。"
    assert [found["end"] for found in slots_in(text, "change")] == [("2802万吨",)]


def test_the_year_before_may_name_its_thing_again() -> None:
    text = "公司实现净利润1.2亿元，同比增长50%，而去年同期，公司净利润仅为8000万元。"
    assert [found["start"] for found in slots_in(text, "change")] == [("8000万元",)]


def test_one_rate_may_be_of_all() -> None:
    text = "出口和进口分别达到120亿元和60亿元，比上年的100亿元和50亿元均增长20%。"
    assert [found["rate"] for found in slots_in(text, "change")] == [("20%",), ("20%",)]


def test_places_in_a_list_move_the_other_way() -> None:
    text = "两项位次分别由第10位、第7位升至第6位、第4位。"
    assert slots_in(text, "rank-move") == [
        {"before": ("第10位",), "after": ("第6位",)},
        {"before": ("第7位",), "after": ("第4位",)},
    ]


def test_what_phrase_and_roles_find_is_told_once() -> None:
    text = "座位由820个增加到1060个，新增240个。"
    assert slots_in(text, "change") == [
        {"start": ("820个",), "end": ("1060个",), "delta": ("240个",)}
    ]
    assert constants_in(text, "change") == [{"direction": 1}]


GAPS = [
    (
        "男婴512名，女婴478名，相差34名。",
        {"one": ("512名",), "other": ("478名",), "gap": ("34名",)},
    ),
    (
        "支持他的占47%，反对的占43%，领先4个百分点。",
        {"one": ("47%",), "other": ("43%",), "gap": ("4个百分点",)},
    ),
    (
        "甲队得32分，乙队得27分，甲队以5分的优势夺冠。",
        {"one": ("32分",), "other": ("27分",), "gap": ("5分",)},
    ),
    (
        "甲县有书店58家，乙县有41家，甲县比乙县多17家。",
        {"one": ("58家",), "other": ("41家",), "gap": ("17家",)},
    ),
]


@pytest.mark.parametrize(("text", "slots"), GAPS)
def test_a_gap_stands_between_two_values(text: str, slots: Slots) -> None:
    assert slots_in(text, "gap") == [slots]


def test_of_three_values_no_two_are_meant() -> None:
    assert slots_in("年初结余10亿元，收入30亿元，支出25亿元，结余15亿元。", "gap") == []


HELD_AGAINST = [
    ("增长9.1%，快于全省的8.4%。", {"one": ("9.1%",), "other": ("8.4%",)}),
    ("首次突破50亿元大关，达到53.2亿元。", {"one": ("53.2亿元",), "other": ("50亿元",)}),
    ("支出增长14.2%，高于收入增幅（11.5%）。", {"one": ("14.2%",), "other": ("11.5%",)}),
    ("支持者占41%，较上月的43%略有下降。", {"one": ("41%",), "other": ("43%",)}),
]


@pytest.mark.parametrize(("text", "slots"), HELD_AGAINST)
def test_one_value_is_held_against_another(text: str, slots: Slots) -> None:
    assert slots_in(text, "held-against") == [slots]


@pytest.mark.parametrize(
    "text", ["有企业30家，超过100家商户参展。", "增长9.1%，高于全省。", "增长6.9%，超过计划17.3%。"]
)
def test_a_hedge_holds_nothing_against_another(text: str) -> None:
    assert slots_in(text, "held-against") == []


def test_a_level_is_held_against_two_times() -> None:
    text = "指数为92.79点，环比上升2.69点，升幅为2.98%；同比下降7.67点，降幅为7.64%。"
    assert [found["delta"] + found["rate"] for found in slots_in(text, "change")] == [
        ("2.69点", "2.98%"),
        ("7.67点", "7.64%"),
    ]
