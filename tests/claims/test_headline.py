"""Headlines against their stories: pairs, derivations, absences, and leads told again."""

import pytest

from tests.claims.found import Slots, claims_in, constants_in, slots_in

PAGE = "{head}\n\n本报讯（记者 林一）{story}"


def page(head: str, story: str) -> str:
    return PAGE.format(head=head, story=story)


@pytest.mark.parametrize(
    ("head", "story", "pair"),
    [
        (
            "技改项目累计完成投资3.5亿元",
            "全市技改项目累计完成投资3.05亿元。",
            ("3.5亿元", "3.05亿元"),
        ),
        ("全市计划培育100家标杆企业", "我市将分阶段培育110家标杆企业。", ("100家", "110家")),
        ("完成投资48亿元", "今年以来，各地完成投资48亿元。", ("48亿元", "48亿元")),
        ("首都千余名学生登台", "首都1000余名学生昨日登台。", ("千余名", "1000余名")),
    ],
)
def test_a_headline_and_its_story(head: str, story: str, pair: tuple[str, str]) -> None:
    shown, told = pair
    assert slots_in(page(head, story), "agreement") == [{"shown": (shown,), "told": (told,)}]


@pytest.mark.parametrize(
    ("head", "story"),
    [
        # Another noun, another time, a target, a part, a share-out.
        ("九个机场相继通航", "郑州等4个支线机场相继通航。"),
        ("2021年藏书达96万册", "2020年，藏书达93万册。"),
        ("力争完成投资60亿元", "去年全市完成投资48亿元。"),
        ("完成投资48亿元", "其中一期完成投资12亿元。"),
        ("东西两区投资48亿元", "两区投资分别为12亿元、30亿元。"),
    ],
)
def test_what_is_not_one_fact_is_no_contradiction(head: str, story: str) -> None:
    pairs = claims_in(page(head, story), "agreement")
    assert [claim.slots for claim, _ in pairs] == []


@pytest.mark.parametrize(
    ("head", "told", "constants"),
    [
        ("技改投资突破100亿元", "98.7亿元", {"hedged": 1, "power": 0, "apart": 0}),
        ("技改投资48亿元", "4.8亿元", {"hedged": 0, "power": 1, "apart": 0}),
        ("技改投资3200万元", "3200亿元", {"hedged": 0, "power": 4, "apart": 0}),
    ],
)
def test_what_sets_a_pair_apart(head: str, told: str, constants: dict[str, int]) -> None:
    text = page(f"全市{head}", f"今年以来，全市技改投资{told}。")
    assert constants_in(text, "agreement") == [constants]


@pytest.mark.parametrize(
    ("head", "story", "step", "slots"),
    [
        (
            "两馆共接待读者12万人次",
            "东城馆接待读者7万人次，西城馆接待读者5万人次。",
            1,
            {"shown": ("12万人次",), "one": ("7万人次",), "other": ("5万人次",)},
        ),
        (
            "图书馆阅览座位增加240个",
            "图书馆阅览座位由820个增加到1060个。",
            2,
            {"shown": ("240个",), "one": ("820个",), "other": ("1060个",)},
        ),
    ],
)
def test_a_headline_derived_by_one_step(head: str, story: str, step: int, slots: Slots) -> None:
    text = page(head, story)
    assert slots_in(text, "derived") == [slots]
    assert constants_in(text, "derived") == [{"step": step}]


@pytest.mark.parametrize(
    ("head", "story", "found"),
    [
        ("一场义演募得1600万元", "义演吸引了3000名观众，善款用于建校。", [0]),
        ("一场义演募得1600万元", "各界捐出1600多万元，用于建校。", [1]),
        # People and names are no quantities; a bare 千万元 may be any tens of millions.
        ("三兄弟返乡", "李家承包荒坡300亩。", []),
        ("“双百”活动启动", "活动有300人到场。", []),
        ("增收千万元", "活动有300人到场。", []),
    ],
)
def test_a_figure_that_only_the_headline_prints(head: str, story: str, found: list[int]) -> None:
    claims = constants_in(page(head, story), "headline-figure")
    assert [claim["found"] for claim in claims] == found


@pytest.mark.parametrize(
    ("head", "story", "kind", "differ"),
    [
        ("就诊率提高18.24%", "去年，县域内就诊率提高18.24个百分点。", "agreement-kind", 1),
        ("借阅量增长18%", "去年，借阅量增长18%。", "agreement-kind", 0),
        ("全省技改投资48亿元", "今年以来，全市技改投资48亿元。", "agreement-area", 1),
        ("全市技改投资48亿元", "今年以来，我市技改投资48亿元。", "agreement-area", 0),
        ("2020年藏书达96万册", "2021年，藏书达96万册。", "agreement-period", 1),
    ],
)
def test_equal_figures_of_other_things(head: str, story: str, kind: str, differ: int) -> None:
    assert constants_in(page(head, story), kind) == [{"differ": differ}]


@pytest.mark.parametrize(
    ("later", "slots"),
    [
        ("工程惠及农村群众2.3万人。", [{"lead": ("3.2万人",), "later": ("2.3万人",)}]),
        ("工程惠及农村群众约3.2万人。", [{"lead": ("3.2万人",), "later": ("3.2万人",)}]),
        ("其中惠及老年群众1.1万人。", []),
        ("去年，工程惠及农村群众2.3万人。", []),
        ("工程惠及农村群众2.3万人。工程惠及农村群众2.8万人。", []),
    ],
)
def test_a_lead_told_again(later: str, slots: list[Slots]) -> None:
    text = page(
        "书屋进村", f"工程惠及农村群众3.2万人，村村有书读。\n\n几年来，书屋越办越多。{later}"
    )
    assert slots_in(text, "retold") == slots


@pytest.mark.parametrize(
    ("head", "story", "found", "told"),
    [
        # Small counts of people and cases are looked for where the story has one like them.
        ("矿井透水7人遇难", "截至昨晚，已有9名矿工遇难。", 0, "9名"),
        ("全省亩产皮棉75斤", "今年全省平均每亩产皮棉95斤左右。", 0, "95斤左右"),
    ],
)
def test_what_the_story_has_instead(head: str, story: str, found: int, told: str) -> None:
    text = page(head, story)
    assert constants_in(text, "headline-figure") == [{"found": found}]
    ((claim, figures),) = claims_in(text, "headline-figure")
    assert figures[claim.slot("told")[0]].text == told


def test_a_headline_may_add_up_a_list() -> None:
    text = page("获21枚奖牌 健儿满载而归", "代表团获得8枚金牌、6枚银牌和7枚铜牌。")
    assert slots_in(text, "total") == [{"total": ("21枚",), "parts": ("8枚", "6枚", "7枚")}]
    assert slots_in(text, "headline-figure") == []


@pytest.mark.parametrize(
    ("head", "story"), [("粮食增产8%", "粮食增产9%"), ("获利3.5亿元", "获利3.6亿元")]
)
def test_numbers_printed_alike_are_not_one_value(head: str, story: str) -> None:
    text = page(f"全省{head}", f"据统计，全省{story}。")
    assert [told["apart"] for told in constants_in(text, "agreement")] == [1]
