"""Numbers in their sentences: where they begin and end, what they are, what they count."""

from decimal import Decimal

import pytest

from checker.core.model import Figure
from checker.figures.find import find_figures_in
from tests.figures.pages import page_of
from tests.marked import unmark

# sample, kind, unit, value
HITS = [
    ("全市新增⟦97家⟧企业", "count", "家", "97"),
    ("新增⟦２1家⟧企业", "count", "家", "21"),
    ("带动⟦3000名⟧种植户", "count", "名", "3000"),
    ("惠及⟦12万⟧职工", "count", "", "120000"),
    ("有⟦2706⟧脱北人员", "count", "", "2706"),
    ("全国⟦98，255万人⟧", "count", "人", "982550000"),
    ("共⟦1,234,567人⟧", "count", "人", "1234567"),
    ("共⟦12 345人⟧", "count", "人", "12345"),
    ("完成⟦1 234.5亿元⟧", "money", "元", "123450000000"),
    ("获得⟦558万6019票⟧", "count", "票", "5586019"),
    ("选民⟦1,931万1,105人⟧", "count", "人", "19311105"),
    ("全年⟦66万起⟧火灾", "count", "起", "660000"),
    ("全村⟦15 4户⟧", "count", "户", "154"),
    ("⟦一家⟧企业", "count", "家", "1"),
    ("建成⟦一个⟧村级平台", "count", "个", "1"),
    ("铁路、公路、水路⟦一种⟧运输方式", "count", "种", "1"),
    ("甲业、乙业、丙业等⟦一大⟧产业", "count", "大", "1"),
    ("“甲１号”、“乙２号”、“丙３号”⟦一个⟧优质品种", "count", "个", "1"),
    ("⟦两国⟧关系", "count", "国", "2"),
    ("聚焦⟦十大⟧产业", "count", "大", "10"),
    ("“⟦三位⟧一体”机制", "count", "位", "3"),
    ("开展“⟦三清⟧”（网清、船清、鱼清）", "count", "清", "3"),
    ("通过“⟦三清⟧”行动，做到网清、船清、鱼清", "count", "清", "3"),
    ("拥有⟦三百二十个⟧村", "count", "个", "320"),
    ("连续当了⟦八届⟧", "count", "届", "8"),
    ("指数报⟦2800.5点⟧", "count", "点", "2800.5"),
    ("得到⟦5.6分⟧", "count", "分", "5.6"),
    ("加工食品⟦100吨⟧", "quantity", "吨", "100"),
    ("发电⟦120万千瓦时⟧", "quantity", "千瓦时", "1200000"),
    ("装机⟦三十万千瓦⟧", "quantity", "千瓦", "300000"),
    ("长⟦3千米⟧", "quantity", "千米", "3"),
    ("重⟦５ｋｇ⟧", "quantity", "kg", "5"),
    ("面积⟦50㎡⟧", "quantity", "㎡", "50"),
    ("粮食⟦3亿斤⟧", "quantity", "斤", "300000000"),
    ("用电⟦32亿度⟧", "quantity", "度", "3200000000"),
    ("用电⟦三十二亿五千万度⟧", "quantity", "度", "3250000000"),
    ("时速⟦80公里/小时⟧", "quantity", "公里/小时", "80"),
    ("流量⟦300立方米每秒⟧", "quantity", "立方米每秒", "300"),
    ("气温⟦零下5摄氏度⟧", "quantity", "摄氏度", "-5"),
    ("气温⟦-5℃⟧", "quantity", "℃", "-5"),
    ("存储⟦16GB⟧", "quantity", "GB", "16"),
    ("销售额⟦140亿元⟧", "money", "元", "14000000000"),
    ("投资⟦2亿3千万元⟧", "money", "元", "230000000"),
    ("每吨⟦15元/吨⟧", "money", "元/吨", "15"),
    ("约合⟦3.5万美元⟧", "money", "美元", "35000"),
    ("花了⟦五块钱⟧", "money", "块钱", "5"),
    ("比重达⟦48.27%⟧", "percent", "%", "48.27"),
    ("比重达⟦67·8％⟧", "percent", "%", "67.8"),
    ("增长⟦2. 4％⟧", "percent", "%", "2.4"),
    ("增长⟦-3.2%⟧", "percent", "%", "-3.2"),
    ("增长⟦百分之三十五⟧", "percent", "%", "35"),
    ("增长⟦百分之二十点五⟧", "percent", "%", "20.5"),
    ("出生率⟦9.88‰⟧", "percent", "‰", "9.88"),
    ("出生率⟦千分之九⟧", "percent", "‰", "9"),
    ("占⟦三成⟧", "percent", "%", "30"),
    ("打⟦八折⟧", "percent", "%", "80"),
    ("打⟦8.5折⟧", "percent", "%", "85"),
    ("提高⟦0.2个百分点⟧", "percentage-point", "个百分点", "0.2"),
    ("是上年的⟦2.5倍⟧", "multiple", "倍", "2.5"),
    ("翻⟦一番⟧", "multiple", "番", "2"),
    ("翻了⟦两番⟧", "multiple", "番", "4"),
    ("占⟦四分之一⟧", "fraction", "", "0.25"),
    ("占⟦1/4⟧", "fraction", "", "0.25"),
    ("占⟦一半⟧", "fraction", "", "0.5"),
    ("发布会（⟦第九场⟧）", "ordinal", "场", "9"),
    ("排名⟦第3位⟧", "ordinal", "位", "3"),
    ("居全省⟦第一⟧。", "ordinal", "", "1"),
    ("进入⟦前三位⟧", "ordinal", "位", "3"),
    ("⟦第十四届⟧全国人大会议", "ordinal", "届", "14"),
    ("市人大⟦第三次⟧会议", "ordinal", "次", "3"),
    ("全球⟦第二⟧大经济体", "ordinal", "", "2"),
    ("换成⟦6个卢布⟧", "money", "卢布", "6"),
    ("保持⟦千万吨⟧稳产", "quantity", "吨", "10000000"),
    ("工期⟦3年⟧每年验收", "duration", "年", "3"),
    ("指数上升 生铁⟦17.2⟧钢材", "number", "", "17.2"),
    ("去年发生⟦一起⟧入室盗窃案", "count", "起", "1"),
    ("走进⟦一个⟧宽敞明亮的车间", "count", "个", "1"),
    ("有⟦一个⟧在外打工多年的农民", "count", "个", "1"),
    ("一家⟦三口⟧住在城里", "count", "口", "3"),
    ("划定⟦三种⟧类型的区域", "count", "种", "3"),
    ("共有⟦三亿零五人⟧", "count", "人", "300000005"),
    ("指数为⟦50.2⟧，", "number", "", "50.2"),
    ("比例为⟦3.8：1⟧", "number", "∶", "3.8"),
    ("比重为⟦21.5∶36.1∶43.4⟧", "number", "∶", "21.5"),
    ("历时⟦4年⟧", "duration", "年", "4"),
    ("历时⟦两年半⟧", "duration", "年", "2.5"),
    ("历时⟦3个半小时⟧", "duration", "个小时", "3.5"),
    ("历时⟦半个世纪⟧", "duration", "个世纪", "0.5"),
    ("飞行⟦2小时47分⟧", "duration", "分钟", "167"),
    ("缩短⟦五天⟧", "duration", "天", "5"),
    ("今年⟦62岁⟧", "age", "岁", "62"),
    ("今年⟦六十六周岁⟧", "age", "周岁", "66"),
    # A word that begins after the unit is not always another word: 人参 but 人参加.
    ("有⟦2300万人⟧参加了保险", "count", "人", "23000000"),
    ("⟦25人⟧均表示满意", "count", "人", "25"),
    ("⟦8人⟧生还", "count", "人", "8"),
    ("⟦5人⟧工作小组", "count", "人", "5"),
    ("比前年的⟦21次⟧要少", "count", "次", "21"),
    ("检测能力⟦16万管⟧", "count", "管", "160000"),
    ("购置设备⟦130台（套）⟧", "count", "台(套)", "130"),
    ("普及率⟦113.9部/百人⟧", "count", "部/百人", "113.9"),
    ("电价⟦0.75元／千瓦时⟧", "money", "元/千瓦时", "0.75"),
    # The end of a table's row and the name of the next one.
    ("电冰箱⟦-5．7⟧日用搪瓷", "number", "", "-5.7"),
    ("洗衣机⟦3.1⟧家用电冰箱", "number", "", "3.1"),
    ("网站⟦2.5⟧后台", "number", "", "2.5"),
    ("涨幅为⟦—0.4％⟧", "percent", "%", "-0.4"),
    ("绩效评估位列全国地市级⟦第四⟧。", "ordinal", "", "4"),
]
LOOK_ALIKES = [
    "赵公元帅、钟馗、灶王爷一类的画像",
    "在党内、政府内、社会上形成一种机制",
    "一些、一般、统一、一定、万一、十分、千万别、百姓、三番五次",
    "三亚、五莲、李四、六安、九江、万州、十堰、三明",
    "一个新的阶段，一种习惯，一批人才，每一个人，这一项工作",
    "使用AK47步枪",
    "10+N模式",
    "参加G20会议",
    "建设5G网络",
    "PM2.5下降",
    "“3+2+2”通道",
    "第2014-031号公告",
    "国发〔2014〕31号",
    "电话0635-8231234",
    "拨打12345热线",
    "手机13812345678",
    "身份证371502199001011234",
    "访问http://www.example.com/2018/05/12.html",
    "邮箱abc123@example.com",
    "版本3.2.1",
    "以3∶2战胜对手",
    "客场以56∶69负于对手",
    "乘坐G1234次列车",
    "318国道",
    "12号院",
    "地铁3号线",
    "一、总体要求",
    "（一）主要目标",
    "1.加强领导",
    "（2）加强领导",
    "第一章总则",
    "第三条规定",
    "第三产业增加值",
    "担任第一书记",
    "“十五”期间成绩",
    "三农、三中全会、五位一体、两会、十九大、百年大计、千方百计、一带一路",
    "国家4A级景区",
    "获得三等奖",
    "中国企业500强",
    "三级医院",
    "几个问题，数年努力",
    "首批项目",
    "110报警",
    "表15",
    "ISO9001认证",
    "Windows 95系统",
    "万元户",
    "百年老店",
    "三国演义",
    "四个意识、四个自信、两个维护",
    "附近居民",
    "八项规定",
    "三次产业结构",
    "0351",
    "2" * 50,
    "三三两两",
    "一刀切",
    "第一，加强领导。",
    "考上第一大学",
    "党的十九届二中、四中全会精神",
    "和同伴一起办理此案",
    "这是一件很有意义的事情",
    "打一场必败之仗",
    "千万吨级码头",
    "万亿元俱乐部",
    "十八届历次全会",
    "市人大六次会议",
    "培育一二三级配套企业",
    "青年创二代",
    "我国是一个人口大国",
    "成千上万的观众，成百上千名观众",
    "国道228、省道207改建",
    "建设18-21#泊位",
    "污水处理厂4扩8工程",
    "“两山”理论、纠治“四风”、“三医”联动",
    "百万吨死亡率下降",
    "量子计算机“九章”",
    "指数 1．食品类 2．衣着类",
    "升级到3.0版",
]
# Two figures, and their kinds, units and values.
PAIRS = [
    ("钢材⟦7．6⟧⟦十种⟧有色金属", [("number", "", "7.6"), ("count", "种", "10")]),
    ("高于⟦四年⟧前的⟦170万⟧", [("duration", "年", "4"), ("count", "", "1700000")]),
    ("涨幅为⟦—0.4％⟧和⟦—9.2％⟧", [("percent", "%", "-0.4"), ("percent", "%", "-9.2")]),
    ("糕点⟦6.3⟧ ⟦5.7⟧ 2．衣着类", [("number", "", "6.3"), ("number", "", "5.7")]),
]
NOT_YET = pytest.mark.xfail(strict=True, reason="needs the sense of the sentence, not its words")
MISSED = [
    pytest.param("他有⟦一事⟧未了", marks=NOT_YET),
    *(
        pytest.param(sample, marks=pytest.mark.xfail(strict=True, reason=reason))
        for sample, reason in [
            ("每10万人死亡⟦1.3人⟧，十万人死亡率", "the denominator of a rate is counted"),
            ("四类、劣四类海水占⟦15%⟧", "a grade in a list is counted"),
            ("聚焦“十个十”工程", "a number wholly inside a name in quotation marks is counted"),
        ]
    ),
]


def figures_of(text: str) -> list[Figure]:
    return [f for f in find_figures_in(page_of(text)) if f.kind not in ("date", "period")]


@pytest.mark.parametrize(("sample", "kind", "unit", "value"), HITS)
def test_a_number_is_found(sample: str, kind: str, unit: str, value: str) -> None:
    text, marks = unmark(sample)
    found = figures_of(text)
    assert [("", f.flow.start, f.flow.end) for f in found] == marks
    amounts = [f.amount for f in found if f.amount is not None]
    assert [(f.kind, f.unit) for f in found] == [(kind, unit)]
    assert [(a.value, a.top) for a in amounts] == [(Decimal(value), None)]


@pytest.mark.parametrize(("sample", "expected"), PAIRS)
def test_two_numbers_are_parted(sample: str, expected: list[tuple[str, str, str]]) -> None:
    text, marks = unmark(sample)
    found = figures_of(text)
    assert [("", f.flow.start, f.flow.end) for f in found] == marks
    amounts = [f.amount for f in found if f.amount is not None]
    read = [(f.kind, f.unit, a.value) for f, a in zip(found, amounts, strict=True)]
    assert read == [(kind, unit, Decimal(value)) for kind, unit, value in expected]
    assert [f.hedge for f in found] == [None] * len(found)


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_a_look_alike_is_left_alone(text: str) -> None:
    assert [f.text for f in figures_of(text)] == []


@pytest.mark.parametrize("sample", MISSED)
def test_what_is_not_read_yet(sample: str) -> None:
    text, marks = unmark(sample)
    assert [("", f.flow.start, f.flow.end) for f in figures_of(text)] == marks


# sample, exact, step, coarse
PLACES = [
    ("⟦97家⟧", True, "1", "1"),
    ("⟦2800家⟧", True, "1", "100"),
    ("⟦1.2万家⟧", False, "1000", "1000"),
    ("⟦3千家⟧", False, "1000", "1000"),
    ("⟦2800吨⟧", False, "1", "100"),
    ("⟦140亿元⟧", False, "100000000", "1000000000"),
    ("⟦50%⟧", False, "1", "1"),
    ("⟦48.0%⟧", False, "0.1", "0.1"),
    ("⟦10倍⟧", False, "1", "1"),
    ("⟦三成⟧", False, "10", "10"),
    ("⟦第20位⟧", True, "1", "1"),
    ("⟦60岁⟧", True, "1", "1"),
]


@pytest.mark.parametrize(("sample", "exact", "step", "coarse"), PLACES)
def test_the_written_places_are_kept(sample: str, exact: bool, step: str, coarse: str) -> None:
    (figure,) = figures_of(unmark(sample)[0])
    assert figure.amount is not None
    found = (figure.amount.exact, figure.amount.step, figure.amount.coarse)
    assert found == (exact, Decimal(step), Decimal(coarse))
