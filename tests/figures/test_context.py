"""What figures measure: ⟦97家⟧ of what, where; from the words before and after them."""

import pytest

from checker.figures.find import find_figures_in
from tests.figures.pages import page_of
from tests.marked import unmark

# Sample with its figures marked, and the indicator of each.
CASES: list[tuple[str, list[str | None]]] = [
    ("今年以来，全市完成投资⟦48亿元⟧", ["投资"]),
    ("粮食产量⟦50万吨⟧，比上年增长⟦8%⟧", ["粮食产量", "粮食产量"]),
    ("带动⟦3000名⟧种植户增收", ["种植户"]),
    ("有⟦12户⟧中小企业获批", ["中小企业"]),
    ("帮助⟦20名⟧在校学生", ["在校学生"]),
    ("涉及⟦11个⟧县、⟦57个⟧乡", ["县", "乡"]),
    ("新增境外上市公司⟦2家⟧", ["境外上市公司"]),
    ("打造⟦100个⟧“百企兴百村”行动", ["百企兴百村"]),
    # Brackets end with what they hold.
    ("化肥（折纯）由⟦524万吨⟧增加到⟦869万吨⟧", ["化肥", "化肥"]),
    ("投资⟦15亿元⟧（按原价，工作量增长⟦5%⟧），增幅回落⟦3个百分点⟧", ["投资", "工作量", "投资"]),
    # What a figure is held against is not what it measures.
    ("咖啡出口值⟦3亿美元⟧，占外汇收入的⟦12.5%⟧", ["咖啡出口值", "咖啡出口值"]),
    ("生产总值增长⟦8.4%⟧，高于全国平均水平⟦1.3个百分点⟧", ["生产总值", "生产总值"]),
    # A share is one of the noun behind it, a rate is not.
    ("全国⟦60%⟧的职工增加了工资", ["职工"]),
    ("生产总值以年均⟦11%⟧的速度增长", ["生产总值"]),
    ("影响价值⟦2000亿美元⟧的商品", ["商品"]),
    # A word to strip may be part of a longer one.
    ("全年对外承包工程营业额⟦96亿元⟧", ["对外承包工程营业额"]),
    ("全国居民人均可支配收入⟦32189元⟧", ["居民人均可支配收入"]),
    ("服务业占比⟦48%⟧", ["服务业占比"]),
    ("对华直接投资总额⟦574亿元⟧", ["对华直接投资总额"]),
    ("引发高达⟦10米⟧的海啸", ["海啸"]),
    ("撤并⟦3个⟧合并单位", ["合并单位"]),
    # A clause of a verb alone goes on with the noun before it.
    ("实施重点项目⟦517个⟧，其中新开工⟦279个⟧、续建⟦238个⟧", ["重点项目"] * 3),
    ("参合率达到⟦91.7%⟧，居全省⟦前三位⟧", ["参合率", "参合率"]),
    ("任期⟦3年⟧，召开⟦第五次⟧会议", [None, None]),
    # What ends a counted noun, and what is part of one.
    ("去年有⟦37人⟧死于火灾", [None]),
    ("⟦85户⟧商户暂时停业", ["商户"]),
    ("⟦12个⟧项目落地见效", ["项目"]),
    ("⟦6项⟧成果全省推广", ["成果"]),
    ("⟦3.2万户⟧牧民住房得到修缮", ["牧民住房"]),
    ("⟦80%⟧的家庭拥有汽车", ["家庭"]),
    ("近⟦60%⟧的中学推行新课表", ["中学"]),
    ("为⟦500人⟧支付赔款", [None]),
    ("⟦17个⟧大中城市房价上涨", ["大中城市房价"]),
    ("建成⟦40个⟧达标区", ["达标区"]),
    ("帮助⟦9名⟧受害者", ["受害者"]),
    ("⟦26个⟧预算内项目", ["预算内项目"]),
    ("⟦310户⟧国有及国有控股企业", ["国有及国有控股企业"]),
    ("⟦45个⟧地级及以上城市", ["地级及以上城市"]),
    ("⟦7户⟧上网企业", ["上网企业"]),
    ("⟦60万人⟧享受高龄补贴", ["享受高龄补贴"]),
    ("造成⟦8人⟧死亡，⟦21人⟧受伤，⟦300人⟧无家可归", ["死亡", "受伤", "无家可归"]),
    ("⟦4次⟧强震的震中都在海上", ["强震的震中"]),
    ("⟦三大⟧攻坚战取得进展", ["攻坚战"]),
    ("⟦一位⟧真正的英雄", ["真正的英雄"]),
    # Words to strip that begin a longer one, and words that were not stripped.
    ("沿海港口吞吐能力⟦600万吨⟧", ["沿海港口吞吐能力"]),
    ("更新改造投资⟦99亿元⟧，其他投资⟦24亿元⟧", ["更新改造投资", "其他投资"]),
    ("新开工面积⟦90万平方米⟧", ["新开工面积"]),
    ("在学研究生⟦8万人⟧", ["在学研究生"]),
    ("资助金额⟦2亿元⟧", ["资助金额"]),
    ("履约率⟦90%⟧、开工率⟦60%⟧", ["履约率", "开工率"]),
    ("汽车产值⟦200亿元⟧，年产量达⟦20万辆⟧", ["汽车产值", "年产量"]),
    ("并网光伏装机⟦50万千瓦⟧", ["并网光伏装机"]),
    ("其中有线电视用户⟦30万户⟧", ["有线电视用户"]),
    ("最终消费支出拉动增长⟦2个百分点⟧", ["最终消费支出拉动"]),
    ("较好的占⟦66%⟧，较差的占⟦1%⟧", ["较好", "较差"]),
    ("建成区面积⟦60平方公里⟧", ["建成区面积"]),
    ("获批用地⟦890亩⟧", ["用地"]),
    ("预计出口总值⟦45亿元⟧", ["出口总值"]),
    ("力争软件业收入达到⟦70亿元⟧", ["软件业收入"]),
    ("服务业增加值首次突破⟦千亿元⟧", ["服务业增加值"]),
    ("经济总量连跨⟦2000亿元⟧、⟦3000亿元⟧大关", ["经济总量", "经济总量"]),
    ("配套项目建成投产⟦14个⟧、在建⟦17个⟧", ["配套项目", "配套项目"]),
    ("电话、宽带用户增幅均超过⟦9%⟧", ["电话、宽带用户"]),
    ("服务业增加值占GDP比重达⟦40%以上⟧", ["服务业增加值占GDP比重"]),
    ("市场占有率居⟦前十位⟧", ["市场占有率"]),
    ("病例与去年同期相比增加⟦90例⟧", ["病例"]),
    # Wholes: what prices do not count, what another figure is held against, its own size.
    ("零售额增长⟦13%⟧；扣除物价上涨因素，实际增长⟦10%⟧", ["零售额", "零售额"]),
    ("经费支出⟦24亿元⟧，与生产总值之比为⟦2.4%⟧", ["经费支出", "经费支出"]),
    ("利润⟦3亿元⟧，占全部⟦6.7万户⟧企业的⟦60%⟧", ["利润", "企业", "利润"]),
    ("在校生⟦63万人⟧，占学生总数⟦135万人⟧的⟦46.7%⟧", ["在校生", "学生总数", "在校生"]),
    ("出口在去年增长⟦9%⟧的基础上又增长⟦8%⟧", ["出口", "出口"]),
    # Brackets, quotations, rows of a table whose lines run together.
    ("纯碱⟦389万吨⟧ ⟦2.4⟧化肥（折纯）⟦1988万吨⟧ ⟦5.8⟧", ["纯碱", "纯碱", "化肥", "化肥"]),
    ("水电⟦1235亿度⟧ ⟦-2.5⟧钢⟦7057万吨⟧ ⟦6.4⟧", ["水电", "水电", "钢", "钢"]),
    ("货币供应量（M2）余额⟦218万亿元⟧", ["货币供应量"]),
    ("1.食品类⟦3.3⟧ ⟦8.2⟧ 2．衣着类⟦4.1⟧", ["食品类", "食品类", "衣着类"]),
    ("增长％粮食⟦435万吨⟧", ["粮食"]),
    ("双拥模范城“⟦98%⟧达标”", ["双拥模范城"]),
    ("电话普及率⟦113.9部/百人⟧", ["电话普及率"]),
    ("三次产业从⟦15∶51∶34⟧调整为⟦11∶55∶34⟧", ["三次产业", "三次产业"]),
    # Years stand between an indicator and its figure, 连续 goes on with another one.
    ("投资增长率由1993、1994年的⟦56.8%⟧下降到⟦17%⟧", ["投资增长率"] * 2),
    ("产值⟦48亿元⟧，用电量连续⟦4年⟧居全省⟦第一⟧", ["产值", None, "用电量"]),
    # Nouns in a list share what follows the last one; other words before it do not.
    ("农业、林业、水利投资⟦101亿元⟧", ["农业、林业、水利投资"]),
    ("招收本、专科学生⟦62万人⟧", ["招收本、专科学生"]),
    ("粮食增产、农民增收⟦100元⟧", ["农民"]),
    ("全面推进改革、扩大开放、增加投资⟦5亿元⟧", ["投资"]),
    # 分别 hands the figures to the indicators before it, one by one.
    (
        "协议金额⟦111亿元⟧，实际投资⟦40亿元⟧，分别增长⟦67%⟧和⟦13%⟧",
        ["协议金额", "实际投资", "协议金额", "实际投资"],
    ),
    (
        "存款⟦9亿元⟧；城乡收入分别为⟦4万元⟧、⟦2万元⟧，分别增长⟦9%⟧、⟦11%⟧",
        ["存款", *["城乡收入"] * 4],
    ),
]
NOT_YET = [
    pytest.param(sample, indicators, marks=pytest.mark.xfail(strict=True, reason=reason))
    for sample, indicators, reason in [
        ("建成⟦5兆瓦⟧供热堆，国家拨款⟦3亿元⟧", ["供热堆", "国家拨款"], "a size before its noun"),
        ("有⟦16部⟧（次）影片获奖", ["影片"], "a bracket between unit and noun"),
        ("⟦5个⟧实验站的主要指标达到要求", ["实验站"], "whose noun it counts before 的"),
        ("有⟦60万户⟧企业参保，⟦90万户居民⟧参保", ["企业", "居民"], "the noun is in the unit"),
        ("工业增长⟦9%⟧，企业走出困境，比上年增长⟦7%⟧", ["工业", "企业"], "a clause of its own"),
        ("夺得⟦13⟧金⟦2⟧银", ["金", "银"], "medals are nouns of one character"),
    ]
]
# Sample, and the words of time of each figure.
PERIODS: list[tuple[str, list[str | None]]] = [
    ("去年接待游客⟦5万人⟧，增长⟦8%⟧", ["去年", "去年"]),
    ("去年全市新增企业⟦50家⟧", ["去年"]),
    ("全年产值⟦80亿元⟧，比上年增长⟦3%⟧，利润⟦2亿元⟧", ["全年", "全年", "全年"]),
    ("2021年末存款⟦90亿元⟧，比年初增加⟦7亿元⟧", ["2021年末", "2021年末"]),
    ("2021年产值是2016年的⟦1.7倍⟧", ["2021年"]),
    ("2021年用电量较2019年增长⟦9%⟧", ["2021年"]),
    ("2021年比重由上年的⟦53%⟧上升到⟦57%⟧", ["上年", "2021年"]),
    ("2021年税收从2019年的⟦5亿元⟧增至⟦7亿元⟧", ["2019年", "2021年"]),
    ("从2015年到2020年的税收为⟦5亿元⟧，年均达到⟦1亿元⟧", ["2015年到2020年"] * 2),
    ("2021年从去年的⟦3家⟧扩展。现已扩大到⟦9家⟧", ["去年", None]),
]
PLACES = [
    ("全市新增⟦5家⟧", "全市"),
    ("东阿县种植⟦5亩⟧", "东阿县"),
    ("新增上市公司⟦5家⟧", None),
    # A rank, a verb or another word with 市, 省 or 区 in it is no place.
    ("取得省部级成果⟦20项⟧", None),
    ("完成了市里交办的事项⟦9件⟧", None),
    ("新增国家和省级龙头企业⟦7家⟧", None),
    ("构建市域通勤圈⟦9个⟧", None),
    ("各类棚户区改造⟦209套⟧", None),
    ("每市斤平均⟦0.3元⟧", None),
]


@pytest.mark.parametrize(("sample", "indicators"), [*CASES, *NOT_YET])
def test_a_figure_says_what_it_measures(sample: str, indicators: list[str | None]) -> None:
    text, marks = unmark(sample)
    figures = [f for f in find_figures_in(page_of(text)) if f.kind not in ("date", "period")]
    assert [("", f.flow.start, f.flow.end) for f in figures] == marks
    assert [f.indicator.text if f.indicator else None for f in figures] == indicators


@pytest.mark.parametrize(("sample", "place"), PLACES)
def test_a_figure_says_where(sample: str, place: str | None) -> None:
    (figure,) = find_figures_in(page_of(unmark(sample)[0]))
    assert (figure.place.text if figure.place else None) == place


@pytest.mark.parametrize(("sample", "periods"), PERIODS)
def test_a_figure_says_when(sample: str, periods: list[str | None]) -> None:
    text, marks = unmark(sample)
    figures = [f for f in find_figures_in(page_of(text)) if f.kind not in ("date", "period")]
    assert [("", f.flow.start, f.flow.end) for f in figures] == marks
    assert [f.period.text if f.period else None for f in figures] == periods


def test_every_mention_points_at_its_words() -> None:
    text = "2021年，全市粮食总产量约50万吨（单产8.5吨），比上年增长8%。带动3000名种植户。"
    for figure in find_figures_in(page_of(text)):
        for mention in (figure.indicator, figure.place, figure.verb):
            if mention is not None:
                assert text[mention.span.start : mention.span.end] == mention.text


def test_a_new_sentence_forgets_the_indicator() -> None:
    figures = find_figures_in(page_of("粮食产量50万吨。增长8%。"))
    assert [f.indicator.text if f.indicator else None for f in figures] == ["粮食产量", None]
