"""The most memory this process has taken."""

import re
import resource
from pathlib import Path

_STATUS = Path("/proc/self/status")


def peak() -> int:
    """Return the most memory this process has taken, in megabytes.

    `ru_maxrss` alone will not do on Linux: it begins with that of the process that started it.
    """
    if _STATUS.exists():
        found = re.search(r"^VmHWM:\s*(\d+) kB$", _STATUS.read_text(encoding="utf-8"), re.MULTILINE)
        if found:
            return int(found[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def peak_of_children() -> int:
    """Return the most memory any ended process that this one started has taken, in megabytes."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
