"""Tasks in handfuls, and what became of them; apart from processes, which few pages never need."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from checker.archive.worker import Packed, Task

# A handful takes about 0.2 seconds: long beside a pipe, and short, so that at the end of a
# run no process works long while the others have nothing left.
HANDFUL = 64
_HANDFUL_WEIGHT = 40_000


class Handful(Struct, frozen=True):
    """Tasks one after the other, the first being number `first` of the run.

    `kept` has for each task what is known of it from before, None where it must be checked.
    """

    first: int
    tasks: tuple[Task, ...]
    kept: tuple[Packed | None, ...]

    def missing(self) -> "Batch | None":
        """Return the tasks that must be checked, None if there are none."""
        places = [place for place, packed in enumerate(self.kept) if packed is None]
        if not places:
            return None
        numbers = tuple(self.first + place for place in places)
        return Batch(numbers, tuple(self.tasks[place] for place in places))


class Batch(Struct, frozen=True):
    """Tasks for a process, with their numbers in the run."""

    numbers: tuple[int, ...]
    tasks: tuple[Task, ...]
    is_second_try: bool = False


class Done(Struct, frozen=True):
    """A task with its report; `packed` is None where every process that tried it was killed."""

    task: Task
    packed: Packed | None


def handfuls(tasks: Iterator[Task], kept: Callable[[Task], Packed | None]) -> Iterator[Handful]:
    """Yield `tasks` in handfuls with at most so much to check; `kept` looks one up."""
    first, weight = 0, 0
    found: list[tuple[Task, Packed | None]] = []
    for task in tasks:
        packed = kept(task)
        found.append((task, packed))
        weight += 0 if packed else task.source.weight()
        if len(found) == HANDFUL or weight >= _HANDFUL_WEIGHT:
            yield _handful(first, found)
            first, weight, found = first + len(found), 0, []
    if found:
        yield _handful(first, found)


def _handful(first: int, found: list[tuple[Task, Packed | None]]) -> Handful:
    tasks, kept = zip(*found, strict=True)
    return Handful(first, tasks, kept)
