"""Reads development texts with their labels and scores what `read` proposes of them.

`development` was in view while the first rules were written. Each later batch (`batch_a`, ...) was written whole, labels included,
before the rules were run on it; its first run is noted in docs/benchmarks.md, then it was used like the others. `batch_e` is by another
author, who saw no rule: the other half of those texts is blind (`tests/texts/second`). A quotation that stands more than once has a `start`.
"""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from tests.texts.score import PREDICATES, Score, score
from unpick.app.read import claims_of, read_files

__all__ = ["BATCHES", "FOLDER", "labels_of", "score_text"]

FOLDER: Final = Path(__file__).parent
BATCHES: Final = ("development", *sorted(path.name for path in FOLDER.glob("batch_*") if path.is_dir()))
_EMPTY: Final = {
    **dict.fromkeys(("object", "value", "unit", "bound", "from", "to"), ""),
    "attribution": "none",
    "certainty": "stated",
}
"""What a label leaves out."""


def labels_of(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the labels of a text as the scorer takes them, spans included."""
    found = []
    for short in told["claims"]:
        label = {**_EMPTY, **short}
        start = label.pop("start", None)
        if start is None:
            start = told["text"].index(label["quote"])
        span = {"start": start, "end": start + len(label["quote"])}
        found.append(
            {**label, "type": PREDICATES[label["predicate"]], "value": str(label["value"]), "span": span}
        )
    return found


def score_text(path: Path, folder: Path) -> Score:
    """Return how the proposals of one labeled text meet its labels; the text is written into a scratch folder and read."""
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    text = folder / f"{path.stem}.txt"
    text.write_text(told["text"], encoding="utf-8")
    claims = claims_of(read_files(None, [text], published=dt.date.fromisoformat(told["published"])))
    for claim in claims:
        claim["from"], claim["to"] = claim["from"] or "", claim["to"] or ""
    return score(labels_of(told), claims)
