"""A part's share of what its own whole is a share of."""

import pytest

from tests.claims.found import claims_in

TEXT = "60岁及以上26402万人，占18.70%，其中65岁及以上19064万人，占{share}。"


@pytest.mark.parametrize(("share", "found"), [("13.50%", []), ("63.50%", [True])])
def test_a_share_of_the_outer_whole_is_none_of_the_inner(share: str, found: list[bool]) -> None:
    claims = claims_in(TEXT.format(share=share), "share")
    assert [claim.inferred for claim, _ in claims] == found


def test_a_whole_without_a_share_of_its_own_is_sure() -> None:
    ((claim, _),) = claims_in("借出图书400册，其中少儿读物100册，占25%。", "share")
    assert not claim.inferred
