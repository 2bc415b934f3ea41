"""Totals whose parts stand as the columns of a table, and those told by two fates."""

import pytest

from tests.claims.found import claims_in, slots_in

ROWS = (
    "暴雨已造成全市8.4万人受灾，3人死亡，1.9万人转移安置，直接经济损失6.7亿元。"
    "其中，东县5.3万人受灾，1人死亡，1.2万人转移安置，直接经济损失4.4亿元；"
    "西县{}受灾，2人死亡，0.7万人转移安置，直接经济损失2.3亿元。"
)


def _totals(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (figures[claim.slot("total")[0]].text, tuple(figures[i].text for i in claim.slot("parts")))
        for claim, figures in claims_in(text, "total")
        if any(constant.name == "complete" and constant.value for constant in claim.constants)
    ]


@pytest.mark.parametrize("part", ["3.1万人", "4.1万人"])
def test_each_column_has_its_total_even_if_one_does_not_add_up(part: str) -> None:
    found = _totals(ROWS.format(part))
    assert ("8.4万人", ("5.3万人", part)) in found
    assert ("3人", ("1人", "2人")) in found
    assert ("1.9万人", ("1.2万人", "0.7万人")) in found
    assert ("6.7亿元", ("4.4亿元", "2.3亿元")) in found


def test_rows_that_nowhere_add_up_need_not_be_all() -> None:
    text = (
        "暴雨已造成全市8.4万人受灾，9人死亡，1.9万人转移安置。其中，东县2.3万人受灾，1人死亡，"
        "0.2万人转移安置；西县1.1万人受灾，2人死亡，0.7万人转移安置。"
    )
    assert _totals(text) == []


def test_a_part_belongs_to_the_total_of_which_the_same_is_said() -> None:
    text = "全市8.4万人受灾，1.9万人转移安置。其中，东县5.3万人受灾，1.2万人转移安置。"
    slots = [(c.slot("total"), c.slot("parts")) for c, _ in claims_in(text, "total")]
    assert slots == [((0,), (2,))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("山洪致17人死亡失踪。截至昨晚，12人死亡，5人失踪。", ("17人", ("12人", "5人"))),
        ("两车相撞，造成9人伤亡，其中2人死亡，7人受伤。", ("9人", ("7人", "2人"))),
        (
            "民主党获得86个席位，其中在上院获21席，在下院获65席。",
            ("86个席位", ("21席", "65席")),
        ),
    ],
)
def test_two_fates_and_seats_make_a_total(text: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert expected in _totals(text) or (expected[0], expected[1][::-1]) in _totals(text)


@pytest.mark.parametrize("women", ["811人", "511人"])
def test_a_total_may_be_broken_down_again_behind_a_semicolon(women: str) -> None:
    text = f"学校在校生1835人，其中本科生954人，专科生881人；男生1024人，女生{women}。"
    assert _totals(text) == [
        ("1835人", ("954人", "881人")),
        ("1835人", ("1024人", women)),
    ]


def test_the_rest_may_complete_the_total_before() -> None:
    text = "井下10名工人被困，昨日救出7人，其中6人重伤，其余3人下落不明。"
    assert _totals(text) == [("10名", ("7人", "3人"))]


def test_a_rate_of_two_amounts_together_binds_neither() -> None:
    text = "结案440件（调解结案211件，撤诉97件，调撤率为70%）。"
    assert [claim for claim, _ in claims_in(text, "share")] == []


def test_those_of_a_group_who_left_and_who_died_need_not_be_all() -> None:
    text = "全区累计报告病例482例（出院450例，死亡7例）。"
    assert _totals(text) == []


def test_what_goes_on_behind_a_bracket_of_parts_is_no_part() -> None:
    text = "全市11人死亡（其中，6人溺水所致，5人触电所致），4人失踪，1.2万人转移。"
    assert _totals(text) == [("11人", ("6人", "5人"))]
    assert [c for c, _ in claims_in(text, "disjoint-parts")] == []


def test_all_of_some_people_are_counted_as_people() -> None:
    text = "车上载有15人，1人当场死亡，其余14人均不同程度受伤。"
    assert _totals(text) == [("15人", ("1人", "14人"))]


def test_shares_handed_out_in_a_bracket_bind_no_single_amount() -> None:
    text = "装电话的农户14户，其中有手机的7户（分别占总数的43.75%和21.88%）。"
    assert [claim for claim, _ in claims_in(text, "share")] == []


def test_what_stands_behind_a_semicolon_is_no_base() -> None:
    text = "雨季持续59天，较常年增多29天；高温日数（13.7天）较常年偏多5.7天。"
    assert all(
        {"59天", "13.7天"} - {figures[i].text for slot in claim.slots for i in slot.figures}
        for claim, figures in claims_in(text, "change")
    )


def test_rows_may_tell_a_column_twice_or_not_at_all() -> None:
    text = (
        "甲州5人遇难，32人受伤。其中，东县3人遇难、8人受伤；西县2人遇难、20人受伤；"
        "南县3人受伤、北县1人受伤。"
    )
    assert ("8人", "20人", "3人", "1人") in [s["parts"] for s in slots_in(text, "total")]


def test_a_short_name_in_each_row() -> None:
    text = (
        "全院受理案件1801件，结案894件。其中：刑事受理68件，结案38件；民事受理925件，结案440件；"
        "行政受理38件，结案10件；执行受理770件，结案406件。"
    )
    assert ("38件", "440件", "10件", "406件") in [s["parts"] for s in slots_in(text, "total")]
