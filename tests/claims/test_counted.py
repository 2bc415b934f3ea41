"""Names beside a count: behind a colon, in brackets, after 是, before 两国, as steps."""

import pytest

from tests.claims.found import claims_in, constants_in, slots_in

LISTS = [
    # text, count, least and most names, whether more may be meant
    ("停业的四家银行是甲银行、乙银行、丙银行和丁银行。", "四家", 3, 4, 0),
    ("有三家发钞银行（甲行、乙行、丙行）。", "三家", 3, 3, 0),
    ("拓展三大市场：东部的甲国、乙国；西部的丙国；南部的丁国等。", "三大", 3, 3, 1),
    ("天上飞着５个气球———大象、熊猫、老虎、牛和小丑。", "５个", 4, 5, 0),
    ("全园共有三个园区，围绕广场分布，分别是“甲园”、“乙园”和“丙园”。", "三个", 2, 3, 0),
    ("在甲城和乙城两个赛区举行。", "两个", 1, 2, 0),
    ("形成了思想建设、组织建设和作风建设三大建设。", "三大", 2, 3, 0),
    ("水、电、路、气、房“五通”工程完工。", "五通", 5, 5, 0),
    (
        "通报了3起典型问题。分别是：甲局公款吃喝，被通报；乙局滥发补贴；丙局公车私用。",
        "3起",
        3,
        3,
        0,
    ),
    ("选出副会长4人。他们是：林某、王某、李戊和赵丁。", "4人", 3, 4, 0),
    ("新增院士3人：林某（化学部，甲大学）、王某（物理部）、李戊（技术部，乙所）。", "3人", 3, 3, 0),
    (
        "遇难的3人都是女性。遇难者名单如下：徐甲（51岁）、马乙（50岁）、卢丙（52岁）。",
        "3人",
        3,
        3,
        0,
    ),
    ("公社党委书记林某，副书记王某、李戊三人都到会检查。", "三人", 2, 3, 0),
    ("三名嫌疑人分别来自甲省、乙省和丙省。", "三名", 2, 3, 0),
    ("院士3人，分别是医学专家林某，化学专家王某和李戊。", "3人", 2, 3, 0),
    ("甲国、乙国和丙国一方举行演习。", "一方", 2, 3, 0),
]


@pytest.mark.parametrize(("text", "count", "least", "most", "is_open"), LISTS)
def test_names_beside_a_count_are_counted(
    text: str, count: str, least: int, most: int, is_open: int
) -> None:
    assert slots_in(text, "counted-list") == [{"count": (count,)}]
    assert constants_in(text, "counted-list") == [{"least": least, "most": most, "open": is_open}]


NOT_COUNTED = [
    "七对选手分别来自甲国、乙国和丙国。",
    "八卷本也展现了这门学问的外延：认识论、逻辑学、伦理学、美学。",
    "一个重要原因是市场机制、价格杠杆起了作用。",
    "由林某、王某和李戊同积5分。",
    "沿海城市、经济特区和甲市、乙市两个直辖市。",
    "由两个主人变为“一海五主”，即甲国、乙国、丙国、丁国和戊国。",
    "开展了“四个一”和“二个万”活动，一个镇带一个村，一个厂带一个组。",
    "他回忆起旧事：在初露窘态的时候，是《甲报》牵线，带着《乙》等5个剧目南下。",
    "两港三网：是指海港、空港、公路网、轨道网、通信网。",
    "这两个信封上都贴着打印的字条：邮编、地址、单位和姓名。",
    "体现在八个字上：引导、扶植、协调、建制。一是要引导；二是要扶植。",
    "由省、市、县和部队组成的25支医疗队到达。",
    "长达65页的协议主要内容是：甲方撤军；乙方释放战俘；丙方遣返难民。",
]


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_a_count_beside_names_of_something_else_is_left_alone(text: str) -> None:
    assert slots_in(text, "counted-list") == []


STEPS = [
    ("作出三个重要决策，一是建馆；二是购书；三是办展。", "三个", 3),
    ("他提出三点建议：其一，建馆；其二，购书；其三，办展。", "三点", 3),
    ("有三个特点：第一，规模大；第二，层次高；第三，影响广。", "三个", 3),
    ("有三种类型：（１）单项企业。规模不大。（２）主导企业。（３）其他企业。", "三种", 3),
    ("存在着两种主张：一种是建馆，另一种是购书。", "两种", 2),
    ("有两大支点：一是理论支点，一是实践支点。", "两大", 2),
    ("原因有两个方面：一方面是管理不善，另一方面是设备老化。", "两个", 2),
]


@pytest.mark.parametrize(("text", "count", "listed"), STEPS)
def test_steps_that_number_themselves_are_counted(text: str, count: str, listed: int) -> None:
    assert slots_in(text, "counted-list") == [{"count": (count,)}]
    (constants,) = constants_in(text, "counted-list")
    assert (constants["least"], constants["most"]) == (listed, listed)


STATES = [
    ("推进中俄两国合作。", "两国", 2, 2),
    ("在以中美两国为例的文章里。", "两国", 2, 3),
    ("京津冀三地联合执法。", "三地", 3, 3),
    ("朝美之间出现了改善两国关系的动向。", "两国", 2, 2),
    ("中国和南非建交是给两国人民的礼物。", "两国", 2, 2),
]


@pytest.mark.parametrize(("text", "count", "least", "most"), STATES)
def test_states_told_are_counted(text: str, count: str, least: int, most: int) -> None:
    assert slots_in(text, "counted-list") == [{"count": (count,)}]
    (constants,) = constants_in(text, "counted-list")
    assert (constants["least"], constants["most"]) == (least, most)


STRETCHES = [
    ("1994、1995、1996三年升值44%。", "三年", 3),
    ("3月、4月两个月共接待2万人。", "两个月", 2),
    ("6日、7日两天放假。", "两天", 2),
]


@pytest.mark.parametrize(("text", "count", "listed"), STRETCHES)
def test_years_months_and_days_are_counted(text: str, count: str, listed: int) -> None:
    assert slots_in(text, "counted-stretch") == [{"count": (count,)}]
    assert [found["listed"] for found in constants_in(text, "counted-stretch")] == [listed]


AGAIN = [
    ("全市有两家国有书店，这两家国有书店都已翻修。", "两家", "两家"),
    ("媒体和企业是两个轮子，两者、三者都缺一不可。", "两个", "三者"),
    ("两起事故之外，共有事故19起，在这19起事故中有5起是天灾。", "19起", "19起"),
]


@pytest.mark.parametrize(("text", "first", "count"), AGAIN)
def test_a_count_told_again(text: str, first: str, count: str) -> None:
    assert slots_in(text, "counted-again") == [{"first": (first,), "count": (count,)}]


NOT_AGAIN = [
    "甲国的两家航空公司和丁国公司有困难，这三家公司共购机20架。",
    "原因是“三个不同”，这两个厂一东一西。",
]


@pytest.mark.parametrize("text", NOT_AGAIN)
def test_another_count_is_not_told_again(text: str) -> None:
    assert slots_in(text, "counted-again") == []


def test_of_what_is_included_only_some_may_be_told() -> None:
    (constants,) = constants_in(
        "议程共有11项，包括批准预算、审议政策、合作等问题。", "counted-list"
    )
    assert constants["open"] == 1


NO_LIST = [
    "5名队员是小学生、中学生。",
    "甲国、乙国和丙国四次举行联合演习。",
    "其中有两个是省会：甲城、乙城、丙城都在其列。",
    "玉米和大豆5个品种已经播种。",
    "城乡规划和11个专项规划已编制完成。",
    "本市与国内外6个城市结为友好城市。",
    "以2条普速铁路为基础、县县通高铁。",
    "该银行在31个省（自治区、直辖市）设有网点。",
    "两队各胜一场（３∶１、０∶３）。",
    "建设基地和示范家庭农场各50家。",
    "新四军和八路军并肩作战。",
    "推出三站一场：即甲站、乙站、丙站、丁机场。",
    "他在六大的报告中提出原则，一是建馆，二是购书。",
    "约法三章：“不准收礼，不准请客。”",
]


@pytest.mark.parametrize("text", NO_LIST)
def test_what_spells_out_no_count(text: str) -> None:
    assert claims_in(text, "counted-list") == []
