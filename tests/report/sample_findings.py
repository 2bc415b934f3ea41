"""The findings of the hand-made page, their figures by name."""

from msgspec import Struct

from checker.core.model import Verdict, Waived


class Row(Struct):
    """A finding before its figures have numbers; `more` are the fields that differ."""

    rule: str
    verdict: Verdict
    figures: str
    more: dict[str, object]


def _row(rule: str, verdict: Verdict, figures: str, **more: object) -> Row:
    return Row(rule, verdict, figures, more)


ROWS = (
    _row(
        "change/difference",
        Verdict.FAIL,
        "start end delta",
        title="增减量应等于末值减初值",
        derivation="411家 − 97家 = 314家",
        message="411家 − 97家 = 314家，文中为324家",
        suggestion="应为314家",
        slip="324 与 314 一位数字不同，可能是录入之误",
        why="两个数值与增减量同见一版，读者会自己算。",
        printed=("324", "324"),
        computed=("314", "314"),
    ),
    _row(
        "plausible/price-per-mass",
        Verdict.FAIL,
        "mass sales",
        title="单价应在可信范围之内",
        derivation="140亿元 ÷ 100吨 = 14万元/公斤",
        message="140亿元 ÷ 100吨，合每公斤14万元；食品的可信范围是每公斤1—5000元",
        suggestion="若产量不误，年销售额应为10万—5亿元；“1.4亿元”或“140万元”是可信的",
        slip="“亿”可能是“万”之误",
        why="产量与销售额各自看都不出奇，相除才见分晓；读者会拿单价去比。",
        printed=("139500", "140500"),
        computed=("1", "5000"),
    ),
    _row(
        "agreement/chart",
        Verdict.FAIL,
        "small chart-small",
        title="图表与正文应一致",
        derivation="正文594家，图表549家",
        message="同一指标两处数值不同：正文594家，图表549家",
        suggestion="核对后统一",
        slip="相邻两位数字颠倒：594 与 549",
        why="图表多由另一人制作，改稿时容易漏改。",
        printed=("549", "549"),
        computed=("594", "594"),
    ),
    _row(
        "sum/parts",
        Verdict.FAIL,
        "part-one part-two part-three total",
        severity="query",
        title="分项之和应等于合计",
        derivation="1.2万人 + 3.4万人 + 5.1万人 = 9.7万人",
        message="分项之和为9.55万—9.85万人，文中合计9.8万人只在取整后相符",
        suggestion="应为9.7万人，或补出未列的分项",
        why="分项与合计同列，读者会相加。",
        printed=("97500", "98500"),
        computed=("95500", "97400"),
    ),
    _row(
        "style/doubled-hedge",
        Verdict.FAIL,
        "doubled",
        severity="style",
        title="约数词不重复",
        message="“约”与“多”重复，留一个即可",
        suggestion="约80场，或80多场",
        why="GB/T 15835—2011 的用法。",
    ),
    _row(
        "rank/first",
        Verdict.FAIL,
        "research-rate",
        severity="query",
        title="居首位应有依据",
        message="“增幅居全省首位”未列出比较数据",
        waived=Waived("省统计局快报有排名，已核", "王编辑", "false-alarm"),
    ),
    _row(
        "change/difference",
        Verdict.PASS,
        "platforms-start platforms-end platforms-delta",
        title="增减量应等于末值减初值",
        derivation="253家 − 127家 = 126家",
    ),
    _row(
        "share/direction",
        Verdict.PASS,
        "share-start share-end",
        title="“提高到”后面的数应更大",
        derivation="48.27% > 30.03%",
    ),
    _row(
        "agreement/chart",
        Verdict.PASS,
        "end chart-end",
        title="图表与正文应一致",
        derivation="411家 = 411家",
    ),
    _row(
        "agreement/chart",
        Verdict.PASS,
        "start chart-start",
        title="图表与正文应一致",
        derivation="97家 = 97家",
    ),
    _row(
        "agreement/chart",
        Verdict.PASS,
        "share-end chart-share",
        title="图表与正文应一致",
        derivation="48.27% = 48.27%",
    ),
    _row(
        "enumeration/count",
        Verdict.PASS,
        "clusters",
        title="所列项数应与数目相符",
        derivation="轴承、铜加工、造纸机械，3项",
    ),
    _row(
        "time/years",
        Verdict.PASS,
        "start-when end-when years",
        by_rounding=True,
        title="年数应与起止年份相符",
        derivation="2018年初至2021年末，4年",
    ),
    _row(
        "share/of-other",
        Verdict.SKIP,
        "points",
        title="高低之差应与两个比重相符",
        reason="缺全省平均水平的数值",
    ),
    _row(
        "rate/levels",
        Verdict.SKIP,
        "research research-rate",
        title="增速应与两期数值相符",
        reason="缺上年数值",
    ),
    _row(
        "ratio/per-head",
        Verdict.SKIP,
        "growers sales",
        title="人均应与总量相符",
        reason="缺人均数值",
    ),
)
