"""Times of day and stretches between two of them: 8时30分, 下午3点, 15:30, 9时至11时30分."""

from re import Match

from checker.core.late import late
from checker.core.model import When
from checker.figures.reading import Reading
from checker.figures.when_patterns import BARE_HOUR, CLOCK, CLOCK_JOIN, HAN
from checker.figures.when_words import to_small, word_before, word_list, words

_SECONDS = late(r"[:：][0-5][0-9](?![0-9:：])")
_NOBODY = (None, None, None)
_DAY = 24 * 60
_NEAR = 12
_ABOUT = ("大约", "不到", "将近", "约", "近", "快")
_HOURS = {"两": 2, "零": 0}
_LABELS = "图表注第组题例篇章"


def read_clock(flow: str, start: int) -> Reading | None:
    """Read the time or the stretch of time that begins at `start`."""
    part = _part_of_day(flow, start)
    left = CLOCK.match(flow, start) or BARE_HOUR.match(flow, start)
    if left is None:
        return None
    join = CLOCK_JOIN.match(flow, left.end())
    right = CLOCK.match(flow, join.end()) if join else None
    if join is not None and join["part"] and join["part"] not in words("day-parts"):
        right = None
    if right is None and left.re is BARE_HOUR:
        return None
    seconds = _seconds(flow, start, left) if right is None else None
    if seconds is None and not _is_time(flow, start, left, right, part):
        return None
    first = _minute(left, part)
    last = first if right is None or join is None else _minute(right, join["part"] or part)
    when = When("span", _NOBODY, _NOBODY, start_minute=first, end_minute=last)
    end = seconds or (left.end() if right is None else right.end())
    return Reading(start, end, "date" if right is None else "period", "时刻", when=when)


def _seconds(flow: str, start: int, left: Match[str]) -> int | None:
    """Return the end of the seconds in 4月6日|13:10:36; 10:45:45 elsewhere is a ratio."""
    before = flow[max(0, start - 2) : start]
    if not before.endswith(("日", "号", "时间")) and not (
        before[:1].isdigit() and before[1:] == " "
    ):
        return None
    match = _SECONDS.match(flow, left.end()) if left.groupdict().get("minute2") else None
    if match is None or int(left["hour"]) > 23 or int(left["minute2"]) > 59:
        return None
    return match.end()


def _part_of_day(flow: str, start: int) -> str:
    """Return the 下午 before a time, a 大约 or 不到 between the two left aside."""
    about = next((word for word in _ABOUT if flow.endswith(word, 0, start)), "")
    return word_before(flow, start - len(about), "day-parts")


def _minute(match: Match[str], part: str) -> int | None:
    """Return the minutes since midnight, None for 24时30分 and other times that are none."""
    group = match.groupdict()
    hour = _hour(group)
    if hour is None:
        return None
    if part == "凌晨" and hour == 12:
        hour = 0
    elif part and words("day-parts")[part] and (hour < 11 or (hour == 11 and part != "中午")):
        hour += words("day-parts")[part]
    elif hour == 12 and part in word_list("midnight"):
        hour = 24
    minute = hour * 60 + _past(group)
    return minute if minute <= _DAY and _past(group) < 60 else None


def _hour(group: dict[str, str | None]) -> int | None:
    said = group["hour"] or ""
    return _HOURS[said] if said in _HOURS else to_small(said)


def _past(group: dict[str, str | None]) -> int:
    if group.get("quarter"):
        return 15 * (to_small(group["quarter"] or "") or 0)
    written = group.get("minute") or group.get("minute2") or group.get("minute3")
    return (to_small(written.lstrip("零〇")) or 0) if written else 30 * (group.get("word") == "半")


def _is_time(flow: str, start: int, left: Match[str], right: Match[str] | None, part: str) -> bool:
    """Tell a time from a score, a ratio, 三点意见 and 上涨9点."""
    group = left.groupdict()
    mark = flow[left.end("hour")]
    before = flow[start - 1 : start] if start else ""
    if before in (*".．·",) or (before in (*":：∶",) and flow[start - 2 : start - 1].isdecimal()):
        return False
    if group.get("minute2"):
        return _is_digital(flow, start, left, right)
    hour = _hour(group)
    if hour is None or hour > 24:
        return False
    bare = group.get("minute3")
    if before == "之" or (bare and bare[0] in "零〇" and not part):
        return False  # 百分之八点零七, 一点零五
    if part or group.get("minute") or bare or (before and before in "日号"):
        return True
    if "点" in (mark, flow[right.end("hour")] if right else ""):
        return group.get("word") in ("钟", "整", "半") or group.get("quarter") is not None
    if right is not None:
        return True
    if flow.startswith(word_list("not-after", "hour"), left.end()):
        return False
    return flow[start] not in HAN and mark == "时"


def _is_digital(flow: str, start: int, left: Match[str], right: Match[str] | None) -> bool:
    """Tell 15:30 from 3:20 in a match, 21:36:43 of a whole and 图1：12."""
    end = left.end() if right is None else right.end()
    after = flow[end : end + 1]
    if after.isdecimal() or (after and after in ":：∶.．%％‰万亿家个人名项户年月日件台次所"):
        return False
    is_past = int(left["hour"]) * 60 + int(left["minute2"]) > _DAY
    if is_past or int(left["minute2"]) > 59 or flow[left.end("hour")] == "∶":
        return False
    if start and flow[start - 1] in _LABELS:
        return False
    near = flow[max(0, start - _NEAR) : start] + "\n" + flow[end : end + _NEAR]
    return not any(word in near for word in word_list("score"))
