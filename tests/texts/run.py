"""Prints the scores of a folder of proposals: one JSON line per text, one for all. `python -m tests.texts.run FOLDER`."""

import json
import sys
from pathlib import Path

from tests.texts.score import Score, add, score
from tests.texts.stored import proposals, texts

__all__ = ["as_line", "main"]


def as_line(name: str, told: Score) -> str:
    """Return one score as a line of JSON, with n."""
    rates = ("value_precision", "value_recall", "attribution_recall", "tuple_precision", "tuple_recall")
    line: dict[str, object] = {"text": name}
    for rate in rates:
        one = getattr(told, rate)
        line[rate] = {"value": None if one.value is None else round(one.value, 3), "met": one.met, "n": one.n}
    f1 = told.tuple_f1
    return json.dumps({**line, "tuple_f1": None if f1 is None else round(f1, 3), "outside": told.outside})


def main(folder: Path) -> None:
    """Score every text; a text without a document of proposals counts as one from which nothing was read."""
    scores = []
    for text in texts():
        path = folder / f"{text['id']}.json"
        claims = json.loads(path.read_text(encoding="utf-8"))["claims"] if path.exists() else []
        scores.append(score(text["claims"], proposals(claims, text["plain"])))
        sys.stdout.write(as_line(text["id"], scores[-1]) + "\n")
    sys.stdout.write(as_line("all", add(scores)) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
