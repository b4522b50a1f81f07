"""Figures on the real sets: what the scorer reaches, with its n; lower bounds are what it reaches today."""

import csv
from collections.abc import Iterable
from pathlib import Path

import pytest

from unpick.model.chance import wilson
from unpick.names import score_pair

pytestmark = pytest.mark.shared


def rates(pairs: Iterable[tuple[str, str, bool]], accepted: tuple[str, ...]) -> tuple[float, float, int, int]:
    """Return precision, recall, false accepts and n."""
    judged = [(score_pair(a, b).outcome in accepted, same) for a, b, same in pairs]
    true = sum(said and same for said, same in judged)
    false = sum(said and not same for said, same in judged)
    return true / max(1, true + false), true / sum(same for _, same in judged), false, len(judged)


def test_no_near_brand_number_or_place_trap_of_the_hard_set_is_accepted(shared: Path, record_property):
    with (shared / "hardset" / "hardset_dev.csv").open(encoding="utf-8") as file:
        pairs = [(row["a"], row["b"], row["same"] == "1") for row in csv.DictReader(file)]
    precision, recall, false, n = rates(pairs, ("same",))
    found = round(recall * sum(same for *_, same in pairs))
    record_property("hard set, development half", f"P {precision:.3f} R {recall:.3f} n {n}")
    assert n == 139
    assert false == 0
    assert recall >= 0.68
    assert wilson(found, sum(same for *_, same in pairs))[0] >= 0.58


def test_hanzi_and_hangul_meet_english_in_most_of_the_hard_pairs(shared: Path):
    with (shared / "hardset" / "hardset_dev.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if not row["a"].isascii() and row["b"].isascii()]
    precision, recall, _, n = rates([(r["a"], r["b"], r["same"] == "1") for r in rows], ("same",))
    assert n >= 15
    assert precision == 1.0
    assert recall >= 0.75


@pytest.mark.parametrize(
    ("schema", "accepted", "least_precision", "least_recall"),
    [
        ("Company", ("same",), 0.95, 0.6),
        ("Company", ("same", "unsure"), 0.88, 0.7),
    ],
)
def test_general_company_names_are_seldom_taken_for_another(
    shared: Path, schema: str, accepted: tuple[str, ...], least_precision: float, least_recall: float
):
    with (shared / "bench_names" / "name_bench_cases.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["schema"] == schema]
    pairs = [(row["name1"], row["name2"], row["is_match"] == "true") for row in rows]
    precision, recall, _, n = rates(pairs, accepted)
    assert n == 224
    assert precision >= least_precision
    assert recall >= least_recall
