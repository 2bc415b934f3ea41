"""The collector of cycles, kept from running in the middle of a page.

What a page's check makes lives until its end and holds next to no cycles, so that to look
through all of it again and again, as the collector does, takes a fifth of the time and finds
nothing. What there is goes when the page is done.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collected_later() -> Iterator[None]:
    """Hold the collector back; it runs again afterwards, unless it was off before."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
