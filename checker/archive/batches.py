"""Tasks in handfuls, and what became of them; apart from processes, which few pages never need."""

from collections.abc import Iterator

from msgspec import Struct

from checker.archive.worker import Packed, Task

# A handful takes less than half a second: long beside a pipe, short beside a run.
HANDFUL = 64
_HANDFUL_WEIGHT = 120_000


class Batch(Struct, frozen=True):
    """A handful of tasks, the first being number `first` of the run."""

    first: int
    tasks: tuple[Task, ...]
    is_second_try: bool = False


class Done(Struct, frozen=True):
    """A task with its report; `packed` is None where every process that tried it was killed."""

    task: Task
    packed: Packed | None


def batches(tasks: Iterator[Task]) -> Iterator[Batch]:
    """Yield `tasks` in handfuls of about the same work."""
    first, weight = 0, 0
    handful: list[Task] = []
    for task in tasks:
        handful.append(task)
        weight += task.source.weight()
        if len(handful) == HANDFUL or weight >= _HANDFUL_WEIGHT:
            yield Batch(first, tuple(handful))
            first, weight, handful = first + len(handful), 0, []
    if handful:
        yield Batch(first, tuple(handful))
