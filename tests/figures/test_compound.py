"""Figures that go on after their unit, prices, discounts, and numbers of formal digits."""

from decimal import Decimal

import pytest

from checker import find_figures
from tests.marked import unmark

# sample, kind, unit, value
HITS = [
    # Change and other rests without a unit of their own.
    ("车票⟦三元五角⟧", "money", "元", "3.5"),
    ("共⟦640143元一角七分⟧", "money", "元", "640143.17"),
    ("合计⟦三百八十元零八分⟧", "money", "元", "380.08"),
    ("这只鸡卖⟦十块三毛⟧", "money", "元", "10.3"),
    ("每斤⟦十二块五⟧，", "money", "元", "12.5"),
    ("酱油⟦3块5毛钱⟧", "money", "元", "3.5"),
    ("电费⟦１元３角多⟧", "money", "元", "1.3"),
    ("占⟦七成五⟧", "percent", "%", "75"),
    ("出租率⟦七成五左右⟧", "percent", "%", "75"),
    ("占⟦三成半⟧", "percent", "%", "35"),
    ("让利⟦半成⟧", "percent", "%", "5"),
    ("身高⟦一米八⟧", "quantity", "米", "1.8"),
    ("⟦一米八三⟧的个头", "quantity", "米", "1.83"),
    ("身高⟦1米75⟧，", "quantity", "米", "1.75"),
    ("跑出⟦9秒83⟧的成绩", "duration", "秒", "9.83"),
    ("重⟦3斤5两⟧", "quantity", "两", "35"),
    ("投资⟦两个亿⟧", "count", "", "200000000"),
    ("借来⟦三个亿卢布⟧", "money", "卢布", "300000000"),
    ("孩子⟦六岁半⟧", "age", "岁", "6.5"),
    ("白银⟦三百两⟧", "quantity", "两", "300"),
    ("鲤鱼重⟦六斤八两⟧", "quantity", "两", "68"),
    # Halves and parts of time.
    ("养了⟦一个半月⟧", "duration", "个月", "1.5"),
    ("养了⟦三个半月⟧", "duration", "个月", "3.5"),
    ("等了⟦一个半小时⟧", "duration", "个小时", "1.5"),
    ("停了⟦五个半分钟⟧", "duration", "分钟", "5.5"),
    ("等了⟦十分钟⟧", "duration", "分钟", "10"),
    ("等了⟦一刻钟⟧", "duration", "刻钟", "1"),
    ("历时⟦两年零三个月⟧", "duration", "个月", "27"),
    ("历时⟦一小时零十五秒⟧", "duration", "秒", "3615"),
    ("走了⟦两小时十分⟧，", "duration", "分钟", "130"),
    ("飞行⟦8天又20小时⟧", "duration", "小时", "212"),
    ("⟦三又二分之一小时⟧", "duration", "小时", "3.5"),
    # Discounts.
    ("打⟦75折⟧", "percent", "%", "75"),
    ("打⟦三八折⟧", "percent", "%", "38"),
    ("打⟦九九折⟧", "percent", "%", "99"),
    ("打⟦三五折⟧", "percent", "%", "35"),
    ("打⟦陆点五折⟧", "percent", "%", "65"),
    ("门票打⟦对折⟧", "percent", "%", "50"),
    ("打⟦8.8折⟧", "percent", "%", "88"),
    # Signs, groups and rests of percents.
    ("增长⟦百分之1,111⟧", "percent", "%", "1111"),
    ("增长⟦百分之-5⟧", "percent", "%", "-5"),
    ("增长⟦百分之负三⟧", "percent", "%", "-3"),
    ("增长⟦负百分之三⟧", "percent", "%", "-3"),
    ("提高⟦一点四个百分点⟧", "percentage-point", "个百分点", "1.4"),
    ("上调⟦25个基点⟧", "percentage-point", "个基点", "25"),
    ("气温⟦零下五度⟧", "quantity", "度", "-5"),
    ("气温⟦负五度⟧", "quantity", "度", "-5"),
    ("相距⟦零点五公里⟧", "quantity", "公里", "0.5"),
    ("送书⟦一点三亿册⟧", "count", "册", "130000000"),
    # Prices with a sign or a code.
    ("售价⟦￥1200⟧", "money", "元", "1200"),
    ("售价⟦$35.5⟧", "money", "美元", "35.5"),
    ("融资⟦US$300万⟧", "money", "美元", "3000000"),
    ("融资⟦HK$20亿⟧", "money", "港元", "2000000000"),
    ("票价⟦€50⟧", "money", "欧元", "50"),
    ("付款⟦RMB500万⟧", "money", "元", "5000000"),
    ("付款⟦200USD⟧", "money", "USD", "200"),
    ("定价⟦￥3,200.50元⟧", "money", "元", "3200.50"),
    ("付款⟦1200美金⟧", "money", "美金", "1200"),
    ("港币⟦两千九百六十元⟧", "money", "港元", "2960"),
    ("新台币⟦177.1亿元⟧", "money", "新台币", "17710000000"),
    ("人民币⟦3.5万元⟧", "money", "元", "35000"),
    ("合人民币⟦3.5亿⟧", "money", "元", "350000000"),
    ("气温摄氏⟦37度⟧", "quantity", "摄氏度", "37"),
    ("全程⟦5 km⟧", "quantity", "km", "5"),
    ("相距⟦半公里⟧", "quantity", "公里", "0.5"),
    # Formal digits among plain ones.
    ("人民币⟦壹拾万零叁佰元⟧整", "money", "元", "100300"),
    ("共⟦壹万二千三百四十五元⟧", "money", "元", "12345"),
    ("共⟦十万柒仟捌佰伍拾肆元⟧", "money", "元", "107854"),
    ("为⟦拾万零五十六点叁叁元⟧", "money", "元", "100056.33"),
    ("共⟦5万4千6百人⟧", "count", "人", "54600"),
    ("⟦四万万⟧同胞", "count", "", "400000000"),
    # The last place is left out, or the unit.
    ("修车花了⟦一千八⟧。", "count", "", "1800"),
    ("全部卖了⟦一百二⟧，", "count", "", "120"),
    ("领到⟦三万五⟧的奖金", "count", "", "35000"),
    ("总数为⟦二百三十三⟧，", "count", "", "233"),
    ("⟦两千四百五⟧", "count", "", "2450"),
    ("⟦四万五千六百二十二⟧", "count", "", "45622"),
    ("来了⟦千把人⟧", "count", "人", "1000"),
    ("净赚⟦万把块钱⟧", "money", "块钱", "10000"),
    ("分到⟦一万来块钱⟧", "money", "块钱", "10000"),
    ("⟦第十四⟧", "ordinal", "", "14"),
    ("新增病例⟦零例⟧", "count", "例", "0"),
    ("企业、学校、医院⟦三者⟧联手", "count", "者", "3"),
    ("奖励⟦50万元（含）以上⟧", "money", "元", "500000"),
]
# sample, value, top
RANGES = [
    ("节约⟦百分之五到十⟧，", "5", "10"),
    ("占⟦三至五成⟧", "30", "50"),
    ("约有⟦七百三四十人⟧", "730", "740"),
    ("花了⟦三万二三⟧。", "32000", "33000"),
    ("打⟦七八折⟧", "70", "80"),
    ("投资⟦七千到九千亿元⟧", "700000000000", "900000000000"),
    ("投资⟦两到三千亿元⟧", "200000000000", "300000000000"),
    ("标价⟦1万-5万元⟧", "10000", "50000"),
    ("标价⟦1万元--5万元⟧", "10000", "50000"),
]
LOOK_ALIKES = [
    "三折叠手机",
    "纸张对折后装订",
    "他们半斤八两，谁也不服谁",
    "把信纸半折起来",
    "祖国统一大业和社会、经济",
    "这一次七成熟的稻子倒了",
    "花了很大力气，卖了一头雾水",
    "十方田品牌",
    "四者缺一不可，兼顾二者",
    "大家都笑他二百五，他不恼",
    "登陆一些岛屿，陆续返回",
    "EURO赛事",
    "五星级酒店",
    "一段零一段地写",
    "成千上万",
    "半成品堆在仓库",
    "《一千零一夜》",
]
PAIRS = [
    ("三成五保户", [("三成", "percent", "30")]),
    ("五元三亚车票", [("五元", "money", "5")]),
    ("两个亿元村", [("两个", "count", "2")]),
    ("一米八个人", [("一米", "quantity", "1"), ("八个", "count", "8")]),
    ("三千把椅子", [("三千把", "count", "3000")]),
    ("由$1.$2改成", [("1", "number", "1"), ("2", "count", "2")]),
    ("入伍三万人", [("三万人", "count", "30000")]),
]


@pytest.mark.parametrize(("sample", "kind", "unit", "value"), HITS)
def test_the_whole_figure_is_read(sample: str, kind: str, unit: str, value: str) -> None:
    text, ((_, start, end),) = unmark(sample)
    (figure,) = find_figures(text)
    assert (figure.span.start, figure.span.end) == (start, end)
    assert figure.amount is not None
    found = (figure.kind, figure.unit, figure.amount.value, figure.amount.top)
    assert found == (kind, unit, Decimal(value), None)


@pytest.mark.parametrize(("sample", "value", "top"), RANGES)
def test_both_ends_have_the_scale(sample: str, value: str, top: str) -> None:
    text, ((_, start, end),) = unmark(sample)
    (figure,) = find_figures(text)
    assert (figure.span.start, figure.span.end) == (start, end)
    assert figure.amount is not None
    assert (figure.amount.value, figure.amount.top) == (Decimal(value), Decimal(top))


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_goes_without(text: str) -> None:
    assert [figure.text for figure in find_figures(text)] == []


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_what_follows_is_left_alone(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [
        (figure.text, figure.kind, figure.amount.value)
        for figure in find_figures(text)
        if figure.amount is not None
    ]
    assert found == [(words, kind, Decimal(value)) for words, kind, value in expected]


# sample, start and end in minutes
CLOCKS = [
    ("凌晨⟦三点二十⟧，", 200, 200),
    ("⟦零点整⟧开闸", 0, 0),
    ("⟦零点一刻⟧开闸", 15, 15),
    ("⟦11点3刻⟧开闸", 705, 705),
    ("晚上⟦八点零五分⟧", 1205, 1205),
    ("⟦12时30分05秒⟧点火", 750, 750),
    ("下午⟦两点零二分⟧", 842, 842),
]
DATES = [
    ("⟦八五年二月二十七日⟧", "1985-02-27"),
    ("⟦2022-04-13⟧ 来源", "2022-04-13"),
]


@pytest.mark.parametrize(("sample", "first", "last"), CLOCKS)
def test_a_time_of_day_is_whole(sample: str, first: int, last: int) -> None:
    text, ((_, start, end),) = unmark(sample)
    (figure,) = find_figures(text)
    assert (figure.span.start, figure.span.end) == (start, end)
    assert figure.when is not None
    assert (figure.when.start_minute, figure.when.end_minute) == (first, last)


@pytest.mark.parametrize(("sample", "day"), DATES)
def test_a_day_is_read(sample: str, day: str) -> None:
    text, ((_, start, end),) = unmark(sample)
    (figure,) = find_figures(text)
    assert (figure.span.start, figure.span.end) == (start, end)
    assert figure.when is not None
    assert str(figure.when.start) == day


def test_a_day_and_an_hour_are_two() -> None:
    assert [f.text for f in find_figures("2022-04-13 08:30")] == ["2022-04-13", "08:30"]


def test_seconds_after_a_day_are_a_time_and_a_ratio_elsewhere() -> None:
    day, hour = find_figures("4月6日13:10:36点火", date="2022-04-13")
    assert (day.text, hour.text) == ("4月6日", "13:10:36")
    assert hour.when is not None
    assert hour.when.start_minute == 790
    (ratio,) = find_figures("比例为10:45:45")
    assert (ratio.kind, ratio.unit) == ("number", "∶")


def test_a_list_of_days_with_hao() -> None:
    found = find_figures("定于9月10号、11号和12号举行", date="2022-04-13")
    assert [figure.text for figure in found] == ["9月10号", "11号", "12号"]


def test_a_fraction_of_percents_is_no_time() -> None:
    (figure,) = find_figures("普及率达百分之八点零七，")
    assert figure.kind == "percent"
