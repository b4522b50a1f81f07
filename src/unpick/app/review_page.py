"""The page of a review, written beside the answer; a file that is there stays as it is."""

from pathlib import Path
from typing import Any

from unpick.model.errors import UsageError

__all__ = ["check_new", "write_page"]


def check_new(path: Path, option: str = "--html") -> None:
    """Refuse a place where something lies already, or whose folder is not there, before any work is done.

    Raises:
        UsageError: as said; an earlier page may have been filed, so it is never written over.
    """
    if path.exists():
        raise UsageError(
            str(path), "a file of this name is there", f"give the name of a new file with {option}"
        )
    if not path.absolute().parent.is_dir():
        raise UsageError(
            str(path), "its folder is not there", f"make the folder, or give another with {option}"
        )


def write_page(document: dict[str, Any], path: Path, *, lang: str = "en") -> dict[str, Any]:
    """Write the page of a review to a new file and return the document with the name of the file in `html`.

    Raises:
        UsageError: see check_new.
    """
    from unpick.report.review_page import render_review

    check_new(path)
    page = render_review(document, lang=lang)
    with path.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(page)
    return {**document, "html": str(path)}
