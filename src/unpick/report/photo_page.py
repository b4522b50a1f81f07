"""The exhibit of two photographs as one page: both pictures, what is equal and what differs, the bound, other explanations."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from unpick.report.page import render_template
from unpick.report.view import build_view
from unpick.report.wording import load_words

__all__ = ["KIND_WORDS", "render_exhibit"]

KIND_WORDS: Final = {
    "photograph": "The same photograph",
    "object": "The same object or place",
    "print": "The same print",
    "other_lot": "The same product, another lot or number",
    "generic": "Marks, a form or a frame that anybody uses: no weight",
    "none": "No match was found",
}

_CAPTIONS: Final = {
    "both": "What matches in both pictures, the first on the left. Blue: its outline. Equal numbers mark the same place.",
    "plan": "Blue: where that lies in each whole picture.",
    "first": "The region of the first picture, from black to white. Red: places that differ.",
    "second": "The second picture, laid upon it, from black to white.",
    "map": "Where detail is equal (green) and where it differs (red).",
}


_STYLE: Final = """
figure { margin: 0 0 1rem; break-inside: avoid; }
figure img { max-width: 100%; height: auto; display: block; }
.weight { border-inline-start: 0.3rem solid currentColor; padding-inline-start: 0.7rem; font-weight: 600; max-width: none; }
figcaption { font-size: 0.9rem; }
.strips { display: flex; flex-wrap: wrap; gap: 1rem; }
.strips figure { flex: 1 1 18rem; max-width: 30rem; }
code { overflow-wrap: anywhere; }
"""


def render_exhibit(document: Mapping[str, Any], pictures: Sequence[tuple[str, str]], *, shown: bool) -> str:
    """Return the page; the same document and pictures give the same bytes.

    Args:
        pictures: name of the drawing and its data address. shown: whether the whole pictures are shown.
    """
    words = load_words("en")
    view = build_view(document, words)
    match = document["matches"][0]
    view["title"] = KIND_WORDS[match["kind"]]
    if not match["weighs"] and match["kind"] in ("object", "print"):
        view["title"] += ", too coarse to weigh"
    return render_template(
        "photo.html.j2",
        words,
        style=_STYLE,
        view=view,
        match=match,
        files=document["pictures"],
        drawn=[(name, _CAPTIONS[name], address) for name, address in pictures],
        shown=shown,
        kinds=KIND_WORDS,
        messages=document.get("messages") or (),
    )
