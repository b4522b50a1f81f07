"""Reading press: what rules propose of the labelled texts, against their labels (`tests/texts`, blind for the rules).

Two sets, apart: `all` (t01 to t18) and `second` (h09 to h16, by a later author).
"""

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from _frame import figure
from unpick.app.read import read_press
from unpick.app.workspace import now

if TYPE_CHECKING:
    from tests.texts.score import Rate, Score

RATES: "dict[str, tuple[Callable[[Score], Rate], float]]" = {
    "values with unit and bound, precision": (lambda told: told.value_precision, 0.95),
    "values with unit and bound, recall": (lambda told: told.value_recall, 0.95),
    "attributions, recall": (lambda told: told.attribution_recall, 0.90),
}
"""Each rate with its target (issue "Signals", figures of extraction)."""


def main(arguments: list[str]) -> None:
    """Print the figures of all texts, and of each language with --each."""
    # `_frame` has put the root of the source tree on the path.
    from tests.texts.score import add
    from tests.texts.stored import FOLDER, SECOND

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--each", action="store_true", help="figures of each language, and of each form of the second set"
    )
    parser.add_argument("--small", action="store_true", help="the same: the set is small")
    asked = parser.parse_args(arguments)
    for name, folder, by in (("all", FOLDER, "lang"), ("second", SECOND, "form")):
        scored = scores_of(folder, by)
        show(name, add([one for told in scored.values() for one in told]))
        for kind, told in sorted(scored.items()) if asked.each else ():
            show(f"{name}, {kind}", add(told))


def scores_of(folder: Path, by: str) -> "dict[str, list[Score]]":
    """Return the scores of each text of a set, by language or by form."""
    from tests.texts.score import score
    from tests.texts.stored import proposals, texts

    scored: dict[str, list[Score]] = {}
    for text in texts(folder):
        day = dt.date.fromisoformat(text["published"])
        read = read_press(None, [folder / text["file"]], at=now(), published=day)
        document = json.loads(json.dumps(read, default=str))
        told = score(text["claims"], proposals(document["claims"], text["plain"]))
        scored.setdefault(text[by], []).append(told)
    return scored


def show(name: str, told: "Score") -> None:
    """Print the figures of some texts."""
    for what, (rate, target) in RATES.items():
        one = rate(told)
        value = one.value or 0.0
        figure(f"read: {what} ({name})", value, "share", target=target, met=value >= target, n=one.n)
    f1 = told.tuple_f1 or 0.0
    n = told.tuple_recall.n
    figure(f"read: whole tuple, F1 ({name})", f1, "share", target=0.75, met=f1 >= 0.75, n=n)
    figure(
        f"read: proposals from side-bars ({name})",
        told.outside,
        "proposals",
        target=0,
        met=not told.outside,
        n=n,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
