"""Counts behind names that count something else."""

import pytest

from tests.claims.found import claims_in

NOT_COUNTED = [
    "本届赛会设游泳、射击、击剑、铁人三项等项目。",
    "主力队员林甲、王乙、李丙等先后攻入5球。",
    "甲队、乙队、丙队、丁队都是3枚金牌。",
    "东县、西县、南县等山区5县完成普查。",
]


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_not_counted(text: str) -> None:
    assert not claims_in(text, "enumeration")
