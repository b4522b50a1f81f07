"""The development texts: what the rules could do must not be lost. In view while rules were written, so no evidence of quality."""

import datetime as dt
import random
from pathlib import Path

import pytest
import yaml

from tests.texts.score import PREDICATES, Score, add, score
from unpick.app.read import claims_of, read_files

FOLDER = Path(__file__).parent / "development"


@pytest.fixture(scope="module")
def total(tmp_path_factory) -> Score:
    scores = []
    for path in sorted(FOLDER.glob("*.yml")):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        text = tmp_path_factory.mktemp("texts") / f"{path.stem}.txt"
        text.write_text(told["text"], encoding="utf-8")
        claims = claims_of(read_files(None, [text], published=dt.date.fromisoformat(told["published"])))
        for claim in claims:
            claim["from"], claim["to"] = claim["from"] or "", claim["to"] or ""
        labels = []
        for label in told["claims"]:
            start = told["text"].index(label["quote"])
            span = {"start": start, "end": start + len(label["quote"])}
            labels.append(
                {**label, "type": PREDICATES[label["predicate"]], "value": str(label["value"]), "span": span}
            )
        scores.append(score(labels, claims))
    return add(scores)


def test_figures_have_their_unit_and_bound(total: Score):
    assert total.value_precision.value >= 0.95
    assert total.value_recall.value >= 0.95


def test_speakers_are_found(total: Score):
    assert total.attribution_recall.value >= 0.90


def test_most_claims_are_right_in_every_field(total: Score):
    assert total.tuple_f1 >= 0.72


def test_nothing_is_proposed_that_does_not_stand_in_the_text(total: Score):
    assert total.outside == 0


def test_shuffled_words_of_all_texts_break_nothing():
    from unpick.datasets.press.gazetteer import bundled_gazetteer
    from unpick.exhibits.press.extract import extract

    words = " ".join(
        yaml.safe_load(path.read_text(encoding="utf-8"))["text"] for path in sorted(FOLDER.glob("*.yml"))
    ).split()
    dice = random.Random(7)
    for _ in range(6):
        dice.shuffle(words)
        text = " ".join(
            word + dice.choice(["", "", "", "\n", "\n\n", ".", ",", "“", "”", "?", "%"])
            for word in words[:1200]
        )
        for one in extract(text, published=dt.date(2024, 1, 1), gazetteers=[bundled_gazetteer()]):
            assert text[one.span.start : one.span.end] == one.quote
            assert one.mood != "question"
