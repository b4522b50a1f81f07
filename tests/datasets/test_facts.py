"""Facts files: nothing stands without a source, nothing is known before it is public."""

import datetime as dt
from pathlib import Path

import pytest

from unpick.datasets.facts import read_facts
from unpick.model.bundled import bundled_bytes, bundled_names
from unpick.model.errors import UnreadableFile

SEEDS = Path(__file__).parent.parent.parent.parent / "shared" / "seeds"
CASES = bundled_names("unpick.data.cases", ".yml")

SMALL = """
unpick: facts/1
id: small
title: An invented case
invented: true
sources:
  - {id: paper, title: An invented paper, public_from: "2020-05", reliability: C}
entities:
  - {id: inv-a, schema: Company, source: paper, names: [{name: Invented A}]}
claims:
  - {subject: inv-a, predicate: made_in, object: KP, source: paper, from: "2020-03", to: "2020-04-02"}
"""


def squeeze(text: str) -> str:
    return " ".join(text.split())


def test_a_month_of_publication_is_public_on_its_last_day_at_the_latest():
    facts = read_facts(SMALL.encode(), "small.yml")
    assert {s.public_from for s in facts.statements("d" * 64)} == {dt.date(2020, 5, 31)}


def test_a_period_is_half_open_and_ends_after_its_last_day():
    claims = [s for s in read_facts(SMALL.encode(), "small.yml").statements("d" * 64) if s.schema == "Claim"]
    assert {(s.valid_from, s.valid_to) for s in claims} == {(dt.date(2020, 3, 1), dt.date(2020, 4, 3))}


def test_every_statement_points_into_the_document():
    for statement in read_facts(SMALL.encode(), "small.yml").statements("d" * 64):
        assert statement.document == "d" * 64
        assert statement.locator


COPIES = """
  - {id: wire, title: An invented agency, public_from: "2020-05", reliability: C}
  - {id: copy, title: An invented copy, public_from: "2020-06", reliability: C, origin: wire}
  - {id: third, title: A copy of the copy, public_from: "2020-07", reliability: D, origin: small.copy}
  - {id: ring, title: One that names another, public_from: "2020-07", reliability: D, origin: gnir}
  - {id: gnir, title: And is named by it, public_from: "2020-07", reliability: D, origin: ring}
  - {id: far, title: Of another file, public_from: "2020-07", reliability: D, origin: other-case.paper}
"""
SAID = "  - {subject: inv-a, predicate: made_in, object: KP, source: %s}\n"


def test_a_copy_of_a_copy_goes_back_to_what_was_copied_first():
    named = ("wire", "copy", "third", "ring", "gnir", "far")
    text = SMALL.replace("entities:", COPIES.strip("\n") + "\nentities:") + "".join(
        SAID % one for one in named
    )
    facts = read_facts(text.encode(), "small.yml")
    origins = {s.dataset: s.origin for s in facts.statements("d" * 64) if s.schema == "Claim"}
    assert origins["small.paper"] == "small.paper"
    assert {origins[f"small.{one}"] for one in ("wire", "copy", "third")} == {"small.wire"}
    assert origins["small.ring"] == origins["small.gnir"]
    assert origins["small.far"] == "other-case.paper"


def test_a_sentence_that_restates_another_source_goes_back_to_that_one_alone():
    rows = (SAID % "third, origin: paper") + (SAID % "third, origin: letter-of-a-worker") + (SAID % "third")
    text = SMALL.replace("entities:", COPIES.strip("\n") + "\nentities:") + rows
    facts = read_facts(text.encode(), "small.yml")
    origins = {s.entity_id: s.origin for s in facts.statements("d" * 64) if s.schema == "Claim"}
    assert [origins[f"claim-small-claims-{n}"] for n in (1, 2, 3)] == [
        "small.paper",
        "letter-of-a-worker",
        "small.wire",
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("unpick: facts/1", "unpick: facts/9", "facts/1"),
        ("predicate: made_in", "predicat: x", "predicat"),
        ("subject: inv-a", "subject: inv-b", "inv-b"),
        ("id: small", "id: [", "YAML"),
    ],
)
def test_a_broken_file_is_refused_with_the_place_and_the_remedy(old: str, new: str, words: str):
    with pytest.raises(UnreadableFile, match=words):
        read_facts(SMALL.replace(old, new).encode(), "small.yml")


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ('from: "2020-03"', 'from: "2020-13"', "claims.from"),
        ('from: "2020-03"', 'from: "2021-03"', "claims.to"),
        ("object: KP, source: paper", "object: KP, source: rumor", "claims.source"),
    ],
)
def test_a_faulty_row_is_left_out_with_its_reason_and_the_others_go_on(old: str, new: str, column: str):
    facts = read_facts(SMALL.replace(old, new).encode(), "small.yml")
    assert [(reject.row, reject.column) for reject in facts.rejects] == [(1, column)]
    assert facts.rows["claims"] == []
    assert len(facts.rows["entities"]) == 1


@pytest.mark.parametrize("name", CASES)
def test_each_founding_case_reads_without_a_reject(name: str):
    facts = read_facts(bundled_bytes("unpick.data.cases", name), name)
    assert facts.rejects == []
    assert facts.questions
    assert all(statement.dataset.startswith(facts.id) for statement in facts.statements("0" * 64))


def test_each_quotation_of_a_founding_text_stands_in_it_word_for_word():
    if not SEEDS.is_dir():
        pytest.skip("the founding texts (../shared/seeds) are absent")
    seeds = [squeeze(path.read_text(encoding="utf-8")) for path in sorted(SEEDS.glob("*.txt"))]
    wrong = []
    for name in CASES:
        facts = read_facts(bundled_bytes("unpick.data.cases", name), name)
        quotes = [
            row["quote"] for part in ("links", "claims") for row in facts.rows[part] if row.get("quote")
        ]
        wrong += [(name, quote) for quote in quotes if not any(squeeze(quote) in seed for seed in seeds)]
    assert wrong == []


def test_an_event_known_later_is_public_later():
    facts = read_facts(bundled_bytes("unpick.data.cases", "poof.yml"), "poof.yml")
    early = [s for s in facts.statements("0" * 64) if s.public_from <= dt.date(2020, 11, 19)]
    assert early == []


def test_a_private_person_stands_in_no_case():
    for name in CASES:
        assert "schema: Person" not in bundled_bytes("unpick.data.cases", name).decode()
