"""The bundled packets, reviewed for the demonstration: one that was not enough, and its sound twin."""

import datetime as dt
import json
from importlib import resources
from pathlib import Path
from typing import Any, Final

__all__ = ["PACKETS", "review_bundled"]

Json = dict[str, Any]

PACKETS: Final = {
    "poof": (
        "The rebuttal packet of Newark, tested: days, site, interviews and headcounts do not hold",
        {"D01", "D02", "D03", "D05"},
        "not_rebutted",
    ),
    "poof-twin": ("Its sound twin (invented): a packet that holds comes out clean", set(), "rebutted"),
}
"""Packet to what it shows in a sentence, the defects that must be found, and the outcome.

Source: research, law, 3.1; four of the six defects stand in files; the fifth needs Tesseract, the sixth a comparer of photographs.
"""


def review_bundled(pages: Path, *, at: dt.datetime) -> list[Json]:
    """Review each bundled packet, write its page and its JSON, and return their rows for the list of replays."""
    from unpick.app.review import review
    from unpick.report.review_page import render_review

    home = Path(str(resources.files("unpick.data.packets")))
    rows = []
    for name, (says, wanted, outcome) in PACKETS.items():
        document, _ = review(home / name, at=at)
        page = f"packet-{name}"
        (pages / f"{page}.html").write_text(render_review(document), encoding="utf-8")
        text = json.dumps(document, ensure_ascii=False, indent=2, default=str)
        (pages / f"{page}.json").write_text(text, encoding="utf-8")
        rows.append(_row(page, says, document, _wrong(document, wanted, outcome)))
    return rows


def _wrong(document: Json, wanted: set[str], outcome: str) -> list[str]:
    found = {one["code"] for one in document["defects"]}
    wrong = [f"{code} was not found" for code in sorted(wanted - found)]
    if not wanted:
        wrong += [f"{code} was found in a sound packet" for code in sorted(found)]
    if document["assessment"]["outcome"] != outcome:
        wrong.append(f"the outcome is {document['assessment']['outcome']}, expected {outcome}")
    return wrong


def _row(page: str, says: str, document: Json, wrong: list[str]) -> Json:
    codes = ", ".join(sorted({one["code"] for one in document["defects"]})) or "no defect"
    return {
        "case": page,
        "title": document["title"],
        "question": page,
        "says": says,
        "asked_on": document["on"],
        "known_at": document["known_at"],
        "outcome": f"{document['assessment']['outcome'].replace('_', ' ')}: {codes}",
        "as_expected": not wrong,
        "wrong": wrong,
        "page": f"{page}.html",
    }
