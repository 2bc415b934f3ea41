"""Where a browser is, and how it is started so that it asks nobody for anything."""

import os
import shutil

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_chromium() -> str | None:
    """Return the browser of CHECKER_BROWSER, or the one on the path; None where there is none."""
    chosen = os.environ.get("CHECKER_BROWSER")
    if chosen:
        return chosen
    return next((found for name in _NAMES if (found := shutil.which(name))), None)
