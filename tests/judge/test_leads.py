"""What is shown of names that are listed: no verb before the first."""

import pytest

from checker.judge.leads import without_lead

LEADS = [
    (["公司先后获评国家级专精特新企业", "绿色工厂", "质量标杆"], "国家级专精特新企业"),
    (["获奖者来自北京", "上海", "天津"], "北京"),
    (["出席会议的有省委书记张某", "省长李某"], "省委书记张某"),
    (["该区重点产业为新材料", "装备制造"], "新材料"),
    (["三大支柱是新能源", "铜加工"], "新能源"),
    (["全年举办了书法展", "摄影展"], "书法展"),
]
# A name, not a clause; what is cut would leave nothing, or others are as long.
NAMES = [
    ["国有企业集团", "民企", "外企"],
    ["有色金属冶炼", "铜加工"],
    ["华为技术公司", "腾讯"],
    ["新能源汽车", "铜加工"],
    ["大有", "高新区管理委员会"],
    ["县里有山", "水"],
    ["设计有奖活动", "竞猜有奖"],
    ["获奖者来自北京"],
    [],
]


@pytest.mark.parametrize(("names", "first"), LEADS)
def test_a_verb_before_the_first_name_is_left_out(names: list[str], first: str) -> None:
    assert without_lead(names) == [first, *names[1:]]


@pytest.mark.parametrize("names", NAMES)
def test_names_stay_whole(names: list[str]) -> None:
    assert without_lead(names) == names
