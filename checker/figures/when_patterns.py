"""The shapes of dates. All are for the flow; none can give back a character it has taken."""

import re

from checker.core.late import late

DIGIT = "0-9０-９"
HAN = "一二三四五六七八九十廿卅"
PLACE = "〇零○Ｏ一二三四五六七八九"
CONNECTIVE = r"(?:起?[至到]|[—–―─]{1,2}|[-－~～〜])"
_WEEKDAY = "(?:星期|礼拜|周)(?P<weekday>[一二三四五六日天])"
_SMALL = rf"(?:[{DIGIT}]{{1,2}}+|[{HAN}]{{1,3}}+)"
# 20 18年: a line break of the layout inside the number is a space in the flow.
_TORN = r"[12](?=[0-9 ]{4}年)\ ?[0-9]\ ?[0-9]\ ?[0-9]"
_YEAR = rf"(?:[12１２][{DIGIT}]{{3}}|{_TORN}|[一二][{PLACE}]{{3}})"
_SHORT = rf"(?:[{DIGIT}]{{2}}|[四五六七八九〇零][{PLACE}])"

# 1998年元旦 is a day; the days of the lunar feasts are left to when_relative.
_FESTIVAL = "元旦|国庆节?+|劳动节|儿童节|教师节|植树节|圣诞节|妇女节|青年节|建党节|建军节"

# One search finds every place where a date may begin; what follows it says which reader to ask.
# The first set is all that most of a text is held against. A run of digits is tried at its first
# one only, so that a million of them cost no more than a million letters.
CANDIDATE = late(
    rf"""
    [{DIGIT}{HAN}〇零○两星周礼元正腊初’'＇‘](?:
      (?<=[{DIGIT}])(?:
          (?<![{DIGIT}].)[{DIGIT}]{{0,3}}+
            (?=[年月日号季世时点:：∶至到—–~～〜/”"－-]|[.．][{DIGIT}]{{1,2}}[.．][{DIGIT}]
               |\ [{DIGIT}]{{1,3}}年|个月|个?季度|(?:[、和及][12１２][{DIGIT}]{{3}}){{1,6}}+年)
        # 表72020年, 表142020年: the number of a table runs into the year of its title.
        | (?<=[12１２])(?:(?<=[表图][{DIGIT}].)|(?<=[表图][{DIGIT}]{{2}}.))
            [09０９][{DIGIT}]{{2}}(?=年)
      )
    | (?<=[{HAN}〇零○])(?:
          (?<![{HAN}〇零○].)(?:
              [{HAN}〇零○]{{0,4}}+(?=[年月日号季世时点至到—”"计规期]|个月|个季度)
            | (?<=十)[一二三四五]?五(?![{HAN}〇零○]))
        | (?<=零)(?=点[整{HAN}])
        | (?<=大年.)[{HAN}]{{1,3}}+
      )
    | (?<=[两元正腊初星周礼])(?:
          (?<=两)(?=个?季度|[时点])
        | (?<=[元正腊])(?=月)
        | (?<=大年.)[{HAN}]{{1,3}}+
        | (?:(?<=周)|(?<=星)期|(?<=礼)拜)[一二三四五六日天]
      )
    | (?<=[’'＇‘])(?=[{DIGIT}]{{2}}(?![{DIGIT}]))
    )
    """,
    re.VERBOSE,
)

# 2022年4月6日（星期三）, 2022年上半年, 第三季度, 3月上旬, 6日; on the left of a range the last word
# may be missing: 2016[—2020年], 1[—2月], 5月1[日至5日]; in a list of years too: 2020[、2021年].
ENDPOINT = late(
    rf"""
    (?:(?:(?P<year>{_YEAR})|(?P<short>(?<![{DIGIT}][.．·]){_SHORT}))(?:年(?:的(?=第.季度|[上下]半年))?+|(?={CONNECTIVE}(?:{_YEAR}|{_SHORT})年)|(?=(?:[、和及]{_YEAR}){{1,6}}+年)))?+
    (?: (?P<month>1\ [0-2](?=月)|元(?=月)|{_SMALL})(?:月|(?={CONNECTIVE}{_SMALL}月))
          (?: 份
            | (?P<part>中?[中下]旬|上旬|初(?![{HAN}])|[底末])
            | (?P<day>[1-3]\ [0-9](?=[日号])|{_SMALL})
              (?: [日号](?:\ ?{_WEEKDAY}|（{_WEEKDAY.replace("weekday", "weekday2")}）
                          |\({_WEEKDAY.replace("weekday", "weekday3")}\))?+
                | (?={CONNECTIVE}{_SMALL}[日号]))
          )?+
      | (?P<quarter>[1-4１-４一二三四])(?:季度|(?={CONNECTIVE}第?[1-4１-４一二三四]个?季度))
      | (?P<nth>[第前])(?:(?P<quarter2>[1-4１-４一二三四两])
          (?:个?季度|(?={CONNECTIVE}第?[1-4１-４一二三四]季度)))
      | 前(?P<months>{_SMALL})个月
      | (?P<half>[上下])半年
      | (?P<festival>{_FESTIVAL})(?!期间|假|小长假|前|后|晚会|黄金周|档)
      | 年?(?P<edge>初(?![中级一二三])|[底末]|中(?=[。，、；）的]|$))
      | 度(?![数量])
      | (?P<only>{_SMALL})[日号]
    )?+
    """,
    re.VERBOSE,
)
JOIN = late(rf"{CONNECTIVE}(?P<word>今年|明年|去年|次年|翌年|同年|当年|第二年)?+")
ANY_YEAR = late(rf"(?:[{DIGIT}]{{1,4}}+|[{PLACE}]{{1,4}}+)年")
REIGN_YEAR = late(rf"{_SMALL}年")

# 1998-01-05, 1998/1/5, 2022.4.13; nothing that goes on is a date: 2022.4.13.7 is a version.
NUMERIC = late(
    rf"(?P<year>[12１２][{DIGIT}]{{3}})(?P<mark>[-－./．])(?P<month>[{DIGIT}]{{1,2}}+)(?P=mark)"
    rf"(?P<day>[{DIGIT}]{{1,2}}+)(?:(?![-－./．]?[{DIGIT}A-Za-z])"
    rf"|(?=[-－][12][{DIGIT}]{{3}}[./．][{DIGIT}]{{1,2}}[./．][{DIGIT}]))"
)
DAYS_BEFORE = late(rf"月(?:{_SMALL}[日号][、，和及])++$")
LIFE = late(rf"(?P<first>{_YEAR})[—–-]{{1,2}}(?P<last>{_YEAR})(?=[）)])")

DECADE = late(
    rf"(?:(?P<century>{_SMALL})世纪)?+(?P<decade>[{DIGIT}]{{2}}|[一二三四五六七八九]{{1,2}}十)"
    rf"年代(?![表理码])|(?P<years>[12１２][{DIGIT}]{{2}}[0０])年代(?![表理码])"
    rf"|(?P<only>{_SMALL})世纪"
)
OPEN_END = late(r"以来|[至到]今|起(?![义伏来步点草诉飞])|开始")

# 三点五十: minutes without 分 are two words, else 三点五 would be a time.
_BARE_MINUTE = "[二三四五]?十[一二三四五六七八九]?+|[零〇][一二三四五六七八九]"
_CLOCK = (
    rf"(?P<hour>[两零]|{_SMALL})(?:[时点](?:(?P<minute>[零〇]?+{_SMALL})分(?![钟之])"
    rf"(?:[零〇]?+{_SMALL}秒)?+|(?P<word>[半整钟])|(?P<quarter>[一二三1-3])刻"
    rf"|(?<=点)(?P<minute3>{_BARE_MINUTE})(?![\u4e00-\u9fff]))?+"
    rf"|[:：∶](?P<minute2>[{DIGIT}]{{2}}))"
)
CLOCK = late(_CLOCK)
# 8[—11时]: the first hour of a range without its own 时.
BARE_HOUR = late(rf"(?P<hour>{_SMALL})(?={CONNECTIVE}{_SMALL}[时点])")
CLOCK_JOIN = late(
    rf"{CONNECTIVE}(?:次日|翌日|第二天)?(?P<part>[\u4e00-\u9fff]{{0,2}}?)(?={_CLOCK})"
)

LUNAR = late(
    rf"(?:(?P<year>{_YEAR})年)?+(?:农历|阴历|旧历|夏历)?+"
    r"(?P<stem>[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?+"
    rf"(?P<leap>闰)?+(?P<month>[正腊冬]|{_SMALL})月"
    r"(?P<day>初[一二三四五六七八九十]|廿[一二三四五六七八九]?|三十"
    rf"|二?十[一二三四五六七八九]?|[{DIGIT}]{{1,2}}日)?+日?"
)
