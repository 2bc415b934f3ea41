"""Listed names against how many the text says there are."""

import pytest

from tests.claims.found import claims_in, constants_in, slots_in

CASES = [
    # text, count, names at least, at most, if any 和 parts two, if a verb stands in one, and
    # whether 等 leaves the list open, whether all are tidy, and all but the first
    ("目前，汽车、铜加工、精细化工及化工材料、轴承等4个集群入选。", "4个", (4, 4, 5, 2), (1, 0, 1)),
    ("来的有组长林甲，组员王乙、李戊、赵丁四人。", "四人", (3, 4, 3, 3), (0, 1, 1)),
    ("甲糖、乙酸、丙醇3项产品出口。", "3项", (3, 3, 3, 3), (0, 1, 1)),
    ("我们来到了甲镇、乙镇、丙镇三个乡镇。", "三个", (3, 3, 3, 3), (0, 0, 1)),
    ("发改、财政、教育和民政四部门联合发文。", "四部门", (3, 4, 4, 3), (0, 1, 1)),
    ("推行政务服务、审批体系、事项监管“三位一体”机制。", "三位", (3, 3, 3, 3), (0, 1, 1)),
    ("呼和浩特、南宁、合肥、徐州4个机场竣工。", "4个", (4, 4, 4, 4), (0, 1, 1)),
    (
        "下发《林地、草地办法》、《河道办法》、《矿山办法》三个文件。",
        "三个",
        (3, 3, 3, 3),
        (0, 0, 1),
    ),
]


@pytest.mark.parametrize(("text", "count", "numbers", "marks"), CASES)
def test_names_are_counted(
    text: str, count: str, numbers: tuple[int, int, int, int], marks: tuple[int, int, int]
) -> None:
    assert slots_in(text, "enumeration") == [{"count": (count,)}]
    assert constants_in(text, "enumeration") == [
        {
            **dict(zip(("listed", "listed_most", "joined", "fewest"), numbers, strict=True)),
            **dict(zip(("open", "tidy", "rest"), marks, strict=True)),
            "repeated": 0,
        }
    ]


NO_LIST = [
    "市农业、公安部门在河段联合启动了3项行动。",
    "设一、二、三等奖各1名。",
    "全市有书店97家、茶馆41家。",
]


@pytest.mark.parametrize("text", NO_LIST)
def test_what_is_no_list_is_not_counted(text: str) -> None:
    assert slots_in(text, "enumeration") == []


def test_a_label_is_spelled_out_by_names_that_end_alike() -> None:
    ((claim, _),) = claims_in("启动“三清”行动，做到网清、船清、鱼清。", "enumeration")
    assert [name.text for name in claim.items] == ["做到网清", "船清", "鱼清"]
    ((claim, _),) = claims_in("启动“三清”行动，做到网清、船清和鱼清。", "enumeration")
    assert [name.text for name in claim.items] == ["做到网清", "船清", "鱼清"]


def test_a_name_that_stands_twice_is_told() -> None:
    (constants,) = constants_in("甲镇、乙镇、甲镇等3个乡镇完成改造。", "enumeration")
    assert constants["repeated"] == 1


NOT_ITS_COUNT = [
    "甲坝、乙桥、南山三县公路等一批工程开工。",
    "林甲、王乙、学员二大队代表座谈。",
    "参加滑冰、滑雪、冰球、冬季两项的比赛。",
]


@pytest.mark.parametrize("text", NOT_ITS_COUNT)
def test_a_count_inside_the_last_name_counts_nothing(text: str) -> None:
    assert slots_in(text, "enumeration") == []


FEWEST = [
    # names without the words before the first of them, and a clause that is no name
    ("甲县委、县政府认准山场、水电、旅游三大资源的开发。", 3),
    ("珠宝、玉器、丝绸、服装、食品4大类商品受检。", 5),
]


@pytest.mark.parametrize(("text", "fewest"), FEWEST)
def test_a_verb_may_stand_before_the_first_name(text: str, fewest: int) -> None:
    (constants,) = constants_in(text, "enumeration")
    assert constants["fewest"] == fewest
