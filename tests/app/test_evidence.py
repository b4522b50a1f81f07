"""Evidence: each claim with its source; copies of one report count once."""

import datetime as dt
from pathlib import Path

from unpick.app.evidence import Evidence, count_origins, read_evidence
from unpick.datasets.facts import read_facts
from unpick.model.bundled import bundled_bytes
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)


def evidence_of(tmp_path: Path, *cases: str, known_at: str | None = None) -> Evidence:
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    with workspace.loading(at=AT) as load:
        for case in cases:
            data = bundled_bytes("unpick.data.cases", case)
            document = load.add_original(data, name=case, dataset=case, public_from=dt.date(1, 1, 1))
            load.write_statements(read_facts(data, case).statements(document))
    day = dt.date.fromisoformat(known_at) if known_at else None
    with workspace.reader(known_at=day) as reader:
        return read_evidence(reader)


def test_each_claim_carries_the_title_and_day_of_its_source(tmp_path: Path):
    evidence = evidence_of(tmp_path, "poof.yml")
    said = evidence.about("fc-dandong-huayang", "worker_nationality")
    assert len(said) == 5
    assert {one.denied for one in said} == {True, False}
    assert all(one.source.title and one.source.date and one.why for one in said)


def test_the_day_before_the_report_nothing_is_said(tmp_path: Path):
    assert evidence_of(tmp_path, "poof.yml", known_at="2020-11-19").said == ()


def test_a_founding_text_that_restates_a_report_is_no_second_witness(tmp_path: Path):
    evidence = evidence_of(tmp_path, "reitmans.yml")
    counts = evidence.about("fc-reitmans", "shipments_from")
    assert len(counts) == 2
    assert count_origins(counts) == 1


def test_the_day_of_a_claim_is_read_from_its_period(tmp_path: Path):
    (made,) = evidence_of(tmp_path, "kaesong.yml").about("fc-kaesong-goods", "made_in")
    assert made.held_on(dt.date(2016, 2, 29))
    assert not made.held_on(dt.date(2016, 3, 1))
    assert made.period == "to 2016-02-29"
