"""Each target speaks of its own law: no rule of customs stands on a paper for Brussels, and household work is never said to be clean.

All invented."""

import datetime as dt

import pytest

from tests.app.test_petition import AT, facts, made
from unpick.app.petition import petition
from unpick.cases.filing.tables import petition_table
from unpick.model.paper import Kind
from unpick.report.filing.html_out import render_html
from unpick.store.workspace import Workspace

QUOTE = 'quote: "Quillmoor Mill at Mill Lane 1"'
CLAIMS = (
    f'{{subject: inv-mill, predicate: worker_nationality, object: KP, from: "2025-06", to: "2026-01", source: paper, kind: finding, {QUOTE}}}',
    f'{{subject: inv-mill, predicate: made_in, object: CN-XJ, from: "2025-06", to: "2026-01", source: paper, kind: report, {QUOTE}}}',
    f'{{subject: inv-mill, predicate: threats, object: "yes", from: "2025-06", to: "2026-01", source: paper, kind: testimony, {QUOTE}}}',
    f'{{subject: inv-mill, predicate: prison_status, object: "yes", from: "2025-06", to: "2026-01", source: paper, kind: testimony, {QUOTE}}}',
    f'{{subject: inv-mill, predicate: convict_labor, object: "yes", from: "2025-06", to: "2026-01", source: paper, kind: testimony, {QUOTE}}}',
)
EUROPE = '  - {source: bills, date: "2026-02-16", date_kind: arrival, maker_name: "Quillmoor Mill", consignee_name: Orrin Europa, description: knitted hats, hs_code: "6505", destination_country: DE, lading_port: Dandong, unlading_port: Hamburg, vessel: "Inv Star", bill_no: INV3}\n'
HOUSEHOLD = '{subject: inv-mill, predicate: threats, object: "yes", from: "2025-06", to: "2026-01", source: study, kind: report, quote: "Quillmoor Mill gives work to household work teams"}'
TARGETS = tuple(petition_table()["targets"])


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    text = (
        facts(*CLAIMS)
        .replace("shipments:\n", f"shipments:\n{EUROPE}")
        .replace("unlading_port: Newark", "lading_port: Dandong, unlading_port: Newark")
    )
    return made(tmp_path_factory.mktemp("targets"), text)


def rules_and_words(workspace: Workspace, target: str) -> tuple[str, str]:
    paper, document = petition(workspace, "invented-mill", at=AT + dt.timedelta(days=60), target=target)
    assert paper.refused == "", paper.refused
    rules = " ".join([*(one.rule for one in paper.sections), *(one["rule"] for one in document["returned"])])
    fixed = " ".join(one.text for one in paper.items() if one.kind is Kind.BOILERPLATE)
    return rules, fixed + " " + " ".join(one.heading for one in paper.sections)


@pytest.mark.parametrize("target", TARGETS)
def test_each_target_is_drafted_and_cites_its_own_rules(workspace: Workspace, target: str):
    rules, said = rules_and_words(workspace, target)
    assert ("19 CFR 12.42" in rules) == (target in ("wro", "finding", "caatsa"))
    assert ("2024/3015" in rules) == (target == "eu")
    assert ("9225" in rules) == (target == "nkspea205")
    assert ("117-78" in rules) == (target == "uflpa")
    assert ("Import into the European Union" in said) == (target == "eu")
    assert ("customs" in said) == (target != "eu")
    assert ("limb of its own in the statute" in said) == (target != "eu")


def test_a_paper_for_another_authority_does_not_ask_what_customs_would_return(workspace: Workspace):
    paper, _ = petition(workspace, "invented-mill", at=AT + dt.timedelta(days=60), target="eu")
    page = render_html(paper).decode()
    assert "Would the authority return it?" in page
    assert "Would customs return it?" not in page
    assert "19 CFR" not in page
    assert "18 U.S.C." not in page


def test_an_allegation_is_met_and_never_prohibited(workspace: Workspace):
    paper, _ = petition(workspace, "invented-mill", at=AT, target="wro")
    headings = [one.heading for one in paper.sections if one.heading.startswith("Allegation")]
    assert headings
    assert not any("prohibited" in one for one in headings)


@pytest.mark.parametrize("target", ["wro", "eu"])
def test_a_paper_that_speaks_of_household_work_says_that_it_is_barred_too(tmp_path, target: str):
    with_note = made(tmp_path, facts(*CLAIMS, HOUSEHOLD).replace("shipments:\n", f"shipments:\n{EUROPE}"))
    paper, _ = petition(with_note, "invented-mill", at=AT + dt.timedelta(days=60), target=target)
    (note,) = [one for one in paper.items() if "household work in North Korea are barred" in one.text]
    assert note.kind is Kind.BOILERPLATE
    assert "22 U.S.C. 9241a" in note.text


def test_a_paper_that_does_not_speak_of_household_work_carries_no_note(workspace: Workspace):
    paper, _ = petition(workspace, "invented-mill", at=AT)
    assert not any("household" in one.text for one in paper.items())
