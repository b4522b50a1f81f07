"""The development texts: what the rules could do must not be lost. In view while rules were written, so no evidence of quality."""

import datetime as dt
import random

import pytest
import yaml

from tests.datasets.press.labeled import BATCHES, FOLDER, labels_of, score_text
from tests.texts.score import Score, add


@pytest.fixture(scope="module")
def scores(tmp_path_factory) -> dict[str, Score]:
    folder = tmp_path_factory.mktemp("texts")
    return {
        name: add(score_text(path, folder) for path in sorted((FOLDER / name).glob("*.yml")))
        for name in BATCHES
    }


@pytest.fixture(scope="module")
def total(scores: dict[str, Score]) -> Score:
    return scores["development"]


def test_figures_have_their_unit_and_bound(total: Score):
    assert total.value_precision.value >= 0.95
    assert total.value_recall.value >= 0.95


def test_speakers_are_found(total: Score):
    assert total.attribution_recall.value >= 0.90


def test_most_claims_are_right_in_every_field(total: Score):
    assert total.tuple_f1 >= 0.72


def test_later_batches_keep_what_was_reached(scores: dict[str, Score]):
    whole = add(score for name, score in scores.items() if name not in ("batch_e", "batch_f", "batch_g"))
    assert whole.value_precision.value >= 0.92
    assert whole.value_recall.value >= 0.95
    assert whole.attribution_recall.value >= 0.90
    assert whole.tuple_f1 >= 0.70


def test_the_texts_of_another_author_keep_what_was_reached(scores: dict[str, Score]):
    told = scores["batch_e"]
    assert told.value_precision.value >= 0.84
    assert told.value_recall.value >= 0.80
    assert told.attribution_recall.value >= 0.82
    assert told.tuple_f1 >= 0.55


def test_texts_in_words_of_their_own_keep_what_was_reached(scores: dict[str, Score]):
    told = scores["batch_f"]
    assert told.value_precision.value >= 0.94
    assert told.value_recall.value >= 0.94
    assert told.attribution_recall.value >= 0.74
    assert told.tuple_f1 >= 0.54


def test_each_quotation_of_a_label_stands_in_its_text():
    for name in BATCHES:
        for path in sorted((FOLDER / name).glob("*.yml")):
            assert labels_of(yaml.safe_load(path.read_text(encoding="utf-8")))


def test_no_firm_of_an_invented_text_stands_on_a_list():
    from unpick.datasets.press.gazetteer import listed_gazetteer

    for name in BATCHES[1:]:
        for path in sorted((FOLDER / name).glob("*.yml")):
            told = yaml.safe_load(path.read_text(encoding="utf-8"))
            assert [one.name for one in listed_gazetteer().find(told["text"])] == [], path.name


def test_nothing_is_proposed_that_does_not_stand_in_the_text(total: Score):
    assert total.outside == 0


def test_shuffled_words_of_all_texts_break_nothing():
    from unpick.datasets.press.gazetteer import bundled_gazetteer
    from unpick.exhibits.press.extract import extract

    words = " ".join(
        yaml.safe_load(path.read_text(encoding="utf-8"))["text"]
        for path in sorted((FOLDER / "development").glob("*.yml"))
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
