"""A reading that is tried: figures by slot, and whether they fit together."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from checker.claims.slips import Need, fit, is_one_slip
from checker.core.model import Figure


class Try(Struct, frozen=True):
    """Figures by slot, what their figures need, and whether words say that they belong together."""

    slots: Mapping[str, Figure]
    needs: Sequence[Sequence[Need]]
    likely: bool

    def fits(self) -> bool:
        """Tell whether the figures agree."""
        return any(fit(needs) for needs in self.needs)

    def is_one_slip(self) -> bool:
        """Tell whether they would but for a slip."""
        # A factor and a place have too few digits for a slip to be told by.
        return bool(self.slots.keys() & {"times", "moved"}) or any(
            is_one_slip(needs) for needs in self.needs
        )
