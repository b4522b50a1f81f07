"""`petition` on invented facts: what asserts an indicator and what only hints, gaps, refusals, odd names, bad cases."""

import dataclasses
import datetime as dt
import functools
import json
import tempfile
from pathlib import Path

import pytest

from unpick.app.case import add_exhibit, open_case
from unpick.app.life_reply import Letter, keep_reply, note_asked
from unpick.app.load import load
from unpick.app.petition import Reveal, petition
from unpick.cases.filing.check import find_faults
from unpick.cases.filing.tables import boilerplate
from unpick.model.errors import UsageError
from unpick.model.paper import SPEAKS, Kind
from unpick.report.json_out import find_faults as find_schema_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 6, 1, 9, tzinfo=dt.UTC)

HEAD = """
unpick: facts/1
id: invented-mill
title: An invented mill
invented: true
sources:
  - {id: paper, title: "An invented newspaper", published: "2026-01-10", public_from: "2026-01-10", reliability: C, origin: agency, lang: en}
  - {id: copy, title: "An invented copy of it", published: "2026-01-12", public_from: "2026-01-12", reliability: C, origin: agency, lang: en}
  - {id: study, title: "An invented study", published: "2026-02-01", public_from: "2026-02-01", reliability: B, lang: ko}
  - {id: bills, title: "Invented bills", published: "2026-03-01", public_from: "2026-03-01", reliability: A, lang: en}
  - {id: firm, title: "A letter of the invented firm", published: "2026-02-20", public_from: "2026-02-20", reliability: D, lang: en}
entities:
  - {id: inv-mill, schema: Company, source: paper, country: CN, address: "Mill Lane 1", names: [{name: NAME}, {name: "퀼무어", lang: kor, kind: alias, source: study}]}
  - {id: inv-shop, schema: Company, source: bills, country: US, names: [{name: Orrin Outfitters}]}
links:
  - {kind: supplies, subject: inv-mill, object: inv-shop, source: bills, from: "2025", goods: "knitted hats", product: "6505", quote: "supplies"}
"""
SHIPMENTS = """
shipments:
  - {source: bills, date: "2026-02-15", date_kind: arrival, maker_name: NAME, consignee_name: Orrin Outfitters, description: knitted hats, hs_code: "6505", destination_country: US, unlading_port: Newark, quantity: 40, quantity_unit: cartons, bill_no: INV1}
  - {source: bills, date: "2025-11-03", date_kind: arrival, maker_name: NAME, consignee_name: Orrin Outfitters, description: knitted hats, hs_code: "6505", destination_country: US, unlading_port: Newark, bill_no: INV2}
"""
HOURS = '{subject: inv-mill, predicate: hours_per_day, value: 14, unit: hours, bound: "up to", to: "2026-01", source: paper, kind: report, quote: "they sew up to 14 hours a day at Quillmoor Mill"}'
HOURS_COPY = HOURS.replace("source: paper", "source: copy")
HOURS_STUDY = HOURS.replace("source: paper", "source: study")
PAPERS = '{subject: inv-mill, predicate: identity_papers_kept, object: "yes", from: "2025-06", to: "2026-01", source: study, kind: testimony, quote: "Quillmoor Mill keeps the papers of its workers"}'
DENIAL = '{subject: inv-mill, predicate: identity_papers_kept, object: "yes", polarity: denied, source: firm, kind: denial, quote: "every worker holds her own papers"}'


def facts(*claims, name="Quillmoor Mill", shipments=True):
    rows = "".join(f"  - {one}\n" for one in claims)
    text = HEAD + (SHIPMENTS if shipments else "") + ("claims:\n" + rows if claims else "")
    return text.replace("NAME", json.dumps(name, ensure_ascii=False))


SCRATCH = tempfile.TemporaryDirectory(prefix="unpick-petition-")
"""Where workspaces stand that several tests ask: each text is loaded once, and a petition changes nothing in it."""


def made(folder, text):
    opened = Workspace.create(folder / "ws", created_at=AT)
    path = folder / "case.yml"
    path.write_text(text, encoding="utf-8")
    load(opened, [path], at=AT)
    return opened


@functools.cache
def held(text):
    return made(Path(tempfile.mkdtemp(dir=SCRATCH.name)), text)


def drafted(text, **asked):
    return petition(held(text), "invented-mill", at=AT, **asked)


def headings(paper):
    return [section.heading for section in paper.sections if section.number.startswith("6.")]


def checked(document):
    return {one["id"]: one["state"] for one in document["returned"]}


def test_a_draft_has_twelve_sections_and_every_sentence_stands_on_an_exhibit():
    paper, document = drafted(facts(HOURS, HOURS_STUDY, PAPERS))
    assert find_schema_faults(document) == []
    assert [one.number for one in paper.sections if "." not in one.number] == [str(n) for n in range(1, 13)]
    assert paper.refused == ""
    assert paper.unsupported() == ()
    factual = [item for item in paper.items() if item.kind in SPEAKS and item.text]
    assert len(factual) > 20
    assert all(item.cites for item in factual)
    assert {item.text for item in paper.items() if item.kind is Kind.BOILERPLATE} <= boilerplate()
    assert document["left_out"] == []


def test_two_annexes_exchanged_in_the_paper_make_it_fall():
    paper, _ = drafted(facts(HOURS, HOURS_STUDY, PAPERS))
    swap = {"A-1": "A-2", "A-2": "A-1"}
    annexes = tuple(dataclasses.replace(one, label=swap.get(one.label, one.label)) for one in paper.annexes)
    frame = "Only Heading"
    before = find_faults(paper, boilerplate=boilerplate(), frame=frame)
    after = find_faults(dataclasses.replace(paper, annexes=annexes), boilerplate=boilerplate(), frame=frame)
    assert len(after) > len(before)


def test_an_indicator_is_asserted_by_dated_evidence_within_the_period_alone():
    old = HOURS.replace('"2026-01"', '"2019-01"')
    paper, document = drafted(facts(old, PAPERS))
    assert headings(paper) == ["Retention of identity documents: asserted", "Excessive overtime: hinted"]
    assert "Only a hint: it speaks of days outside the period." in {item.text for item in paper.items()}
    (bar,) = [one for one in document["bars"] if one["name"].startswith("independent origins")]
    assert (bar["value"], bar["n"], bar["met"]) == ("0", 1, False)


@pytest.mark.parametrize(
    ("claim", "standing"),
    [
        (HOURS.replace("value: 14", "value: 9").replace("14 hours", "9 hours"), None),
        (HOURS.replace("kind: report", "kind: report, certainty: possible"), "hinted"),
        (PAPERS.replace('object: "yes"', 'object: "no"'), None),
        (PAPERS, "asserted"),
    ],
)
def test_ordinary_hours_open_words_and_a_no_assert_nothing(claim, standing):
    _, document = drafted(facts(claim))
    found = {
        one["heading"].rpartition(": ")[2] for one in document["sections"] if one["number"].startswith("6.")
    }
    assert found == ({standing} if standing else set())


def test_copies_of_one_report_are_one_origin_and_two_sources_are_two():
    _, copies = drafted(facts(HOURS, HOURS_COPY))
    _, two = drafted(facts(HOURS, HOURS_STUDY))
    assert (checked(copies)["several"], checked(two)["several"]) == ("weak", "met")
    assert "The statements here go back to 1 independent origin." in {
        one["text"] for one in copies["sentences"]
    }
    assert [one["met"] for one in two["bars"] if one["name"].startswith("independent origins")] == [True]


def test_a_denial_stands_beside_its_claim_and_among_the_contrary_evidence():
    paper, _ = drafted(facts(PAPERS, DENIAL))
    said = [
        (section.number, item)
        for section in paper.sections
        for block in section.blocks
        if hasattr(block, "items")
        for item in block.items
    ]
    denied = [number for number, item in said if item.kind is Kind.CONTRARY and "denied" in item.text]
    assert denied == ["6.1", "10"]
    assert paper.refused == ""


def test_no_import_is_a_refusal_that_names_the_gap():
    text = facts(PAPERS, shipments=False).replace("country: US", "country: CA")
    paper, document = drafted(text)
    assert "no import of goods of Quillmoor Mill into the United States is shown or stated" in paper.refused
    (stop,) = [one for one in document["gaps"] if one["stops"] and one["rule"] != "harm page"]
    assert stop["where_to_get"][0].startswith("bills of lading")


def test_a_stated_buyer_without_a_dated_shipment_is_a_gap_and_no_refusal():
    paper, document = drafted(facts(PAPERS, shipments=False))
    assert paper.refused == ""
    assert checked(document)["nexus"] == "weak"
    assert "No dated shipment is shown." in {item.text for item in paper.items()}


def test_an_import_of_long_ago_is_told_with_its_day():
    _, document = drafted(
        facts(PAPERS).replace("2026-02-15", "2024-01-15").replace("2025-11-03", "2023-11-03")
    )
    assert "no dated shipment is shown after 2024-01-15" in [one["what"] for one in document["gaps"]]


def test_a_case_without_evidence_is_refused_and_says_what_is_missing():
    paper, document = drafted(facts())
    assert "no producer is named" in paper.refused
    assert {one["state"] for one in document["returned"] if one["id"] in ("producer", "labor", "nexus")} == {
        "missing"
    }
    assert find_schema_faults(document) == []


def test_a_case_of_two_producers_asks_which_one():
    text = facts(PAPERS, PAPERS.replace("inv-mill", "inv-shop"))
    with pytest.raises(UsageError, match=r"several producers: .*--producer"):
        drafted(text)


def test_a_figure_that_the_quoted_words_do_not_carry_is_left_out_and_told():
    wrong = HOURS.replace("value: 14", "value: 16")
    paper, document = drafted(facts(wrong, PAPERS))
    assert all("16 hours" not in item.text for item in paper.items())
    assert {one["why"] for one in document["left_out"]} == {"the figure 16"}
    assert any("left out of section" in one["what"] for one in document["gaps"])
    assert [one["met"] for one in document["bars"] if one["name"].startswith("factual")] == [False]


def test_a_foreign_exhibit_without_a_translation_is_a_gap():
    _, document = drafted(facts(PAPERS))
    label = next(one["id"] for one in document["exhibits"] if one["title"] == "An invented study")
    assert f"{label}: no translation is named" in [one["what"] for one in document["gaps"]]


@pytest.mark.parametrize(
    ("target", "refused"),
    [
        ("caatsa", "no source states that North Korean nationals worked there"),
        ("uflpa", "no source states a tie to Xinjiang"),
        ("nkspea205", "no shipment names a port of lading or a vessel"),
        ("eu", "could not be asked before 2026-06-30"),
        ("finding", ""),
    ],
)
def test_each_target_refuses_for_what_it_needs(target, refused):
    paper, _ = drafted(facts(PAPERS), target=target)
    assert (refused in paper.refused) if refused else paper.refused == ""


def test_a_target_that_is_none_is_named_with_the_known_ones():
    with pytest.raises(UsageError, match=r"'ban'.*wro, finding, caatsa"):
        drafted(facts(PAPERS), target="ban")


def test_what_became_public_later_is_not_in_the_draft():
    paper, _ = drafted(facts(HOURS, PAPERS), known_at=dt.date(2026, 1, 31))
    assert "Retention of identity documents: asserted" not in headings(paper)
    assert "An invented study" not in {one.title for one in paper.annexes}
    assert "no import of goods" in paper.refused


@pytest.mark.parametrize(
    "name",
    [
        'Quillmoor "Silk" Mill',
        "Quillmoor 🧵 Mill",
        "Quillmoor\u202eMill",
        "O'Brien & Söhne",
        "=cmd|' /C calc'!A0",
        "퀼무어 공장",
        "纺织厂",
    ],
)
def test_odd_names_neither_break_the_paper_nor_lose_a_sentence(name):
    paper, document = drafted(facts(PAPERS, HOURS, name=name))
    assert document["left_out"] == []
    assert paper.refused == ""
    assert any(name in item.text for item in paper.items())


def test_the_same_question_gives_the_same_paper(tmp_path):
    text = facts(HOURS, PAPERS, DENIAL)
    assert drafted(text) == petition(made(tmp_path, text), "invented-mill", at=AT)


def test_convict_labor_has_its_own_branch_with_what_is_missing():
    prison = '{subject: inv-mill, predicate: convict_labor, object: "yes", from: "2025", to: "2026-01", source: study, kind: testimony, quote: "prisoners sew at Quillmoor Mill"}'
    paper, _ = drafted(facts(prison))
    assert headings(paper)[:3] == [
        "Prison status of those who work: asserted",
        "Sentence or order under which they are held: silent",
        "Work by prisoners: asserted",
    ]
    assert paper.refused == ""


def test_what_the_harm_page_lacks_stops_the_filing_and_not_the_draft():
    paper, document = drafted(facts(PAPERS))
    assert paper.refused == ""
    assert {one["rule"] for one in document["gaps"] if one["stops"]} == {"harm page"}
    assert "Quillmoor Mill was not asked for its side" in [one["what"] for one in document["gaps"]]


def test_a_reply_is_printed_whole_beside_what_it_answers(tmp_path):
    opened = Workspace.create(tmp_path / "ws", created_at=AT)
    path, letter = tmp_path / "case.yml", tmp_path / "letter.txt"
    path.write_text(facts(PAPERS), encoding="utf-8")
    letter.write_text("We keep nobody's papers; 3 inspectors saw it on 4 May 2026.", encoding="utf-8")
    load(opened, [path], at=AT)
    note_asked(
        opened.folder,
        "invented-mill",
        "Orrin Outfitters",
        day=dt.date(2026, 4, 1),
        due=None,
        by="A. Clerk",
        at=AT,
    )
    sent = Letter(file=letter, firm="Quillmoor Mill", day=dt.date(2026, 5, 20))
    keep_reply(opened.folder, "invented-mill", sent, by="A. Clerk", at=AT)
    paper, document = petition(opened, "invented-mill", at=AT)
    (section,) = [one for one in paper.sections if one.number == "10.1"]
    cells = [item for block in section.blocks for row in block.rows for item in row]
    assert document["left_out"] == []
    assert any("“We keep nobody's papers; 3 inspectors saw it on 4 May 2026.”" in one.text for one in cells)
    assert any(one.text == "Orrin Outfitters: No reply is recorded (asked on 1 April 2026)." for one in cells)
    assert "Quillmoor Mill was not asked for its side" not in [one["what"] for one in document["gaps"]]


def test_a_quotation_is_held_against_the_stored_text_and_a_lost_original_stops_the_filing(tmp_path):
    opened = Workspace.create(tmp_path / "ws", created_at=AT)
    path, text = tmp_path / "case.yml", tmp_path / "study.txt"
    address = "https://example.org/study"
    path.write_text(
        facts(PAPERS).replace('title: "An invented study"', f'title: "An invented study", url: "{address}"'),
        encoding="utf-8",
    )
    text.write_text("It is said that Quillmoor Mill keeps the papers\nof its workers.", encoding="utf-8")
    load(opened, [path], at=AT)
    with opened.loading(at=AT) as loading:
        sha = loading.add_original(
            text, name="study.txt", dataset="study", public_from=dt.date(2026, 2, 1), url=address
        )
    paper, document = petition(opened, "invented-mill", at=AT)
    assert (document["left_out"], paper.refused) == ([], "")
    assert sha in {one["document"] for one in document["exhibits"]}
    stored = opened.folder / "originals" / sha[:2] / sha
    stored.chmod(0o644)
    stored.write_text("It says something else.", encoding="utf-8")
    paper, document = petition(opened, "invented-mill", at=AT)
    assert "its stored original is missing or its bytes were changed" in paper.refused
    assert {one["why"] for one in document["left_out"]} >= {
        "the words quoted from A-1 do not stand in its original"
    }
    stored.unlink()
    assert "its stored original is missing" in petition(opened, "invented-mill", at=AT)[0].refused


REST = '{subject: inv-mill, predicate: rest_days, value: 0, unit: days per month, to: "2026-01", source: paper, kind: report, quote: "nobody at Quillmoor Mill has a day off, 0 days"}'


@pytest.mark.parametrize(("days", "found"), [("0", True), ("4", False)])
def test_no_rest_day_is_excessive_and_four_a_month_are_not(days, found):
    text = facts(PAPERS, REST.replace("value: 0", f"value: {days}").replace("0 days", f"{days} days"))
    paper, _ = drafted(text)
    assert ("Excessive overtime: asserted" in headings(paper)) is found


def test_what_a_document_of_the_case_says_is_evidence_of_the_case(tmp_path):
    opened = Workspace.create(tmp_path / "ws", created_at=AT)
    path = tmp_path / "case.yml"
    path.write_text(facts(PAPERS), encoding="utf-8")
    load(opened, [path], at=AT)
    with opened.reader() as reader:
        (document,) = [row["document"] for row in reader.table("document").to_pylist()]
    open_case(opened.folder, "mine", title="A case of mine", by="A. Clerk", at=AT)
    with pytest.raises(UsageError):
        petition(opened, "others", at=AT)
    assert "no producer is named" in petition(opened, "mine", at=AT)[0].refused
    add_exhibit(opened.folder, "mine", document, by="A. Clerk", why="names the maker", at=AT)
    paper, told = petition(opened, "mine", at=AT)
    assert (told["producer"], paper.refused) == ("Quillmoor Mill", "")


def test_a_protected_source_stays_out_until_a_person_opens_it_with_a_reason(tmp_path, monkeypatch):
    monkeypatch.setenv("UNPICK_PASSPHRASE", "a long passphrase of tests")
    opened = Workspace.create(tmp_path / "ws", created_at=AT)
    open_path, shut_path = tmp_path / "case.yml", tmp_path / "shut.yml"
    open_path.write_text(facts(PAPERS), encoding="utf-8")
    shut = facts(
        PAPERS.replace("identity_papers_kept", "threats").replace("keeps the papers of", "threatens"),
        shipments=False,
    )
    shut_path.write_text(shut.replace("invented-mill", "invented-shut"), encoding="utf-8")
    load(opened, [open_path], at=AT)
    loaded = load(opened, [shut_path], at=AT, protected=True, passphrase="a long passphrase of tests")
    paper, document = petition(opened, "invented-mill", at=AT)
    assert "threatens" not in json.dumps(document)
    assert (paper.volume.value, document["withheld"]) == ("public", 1)
    with pytest.raises(UsageError):
        petition(opened, "invented-mill", at=AT, reveal=Reveal(documents=[loaded["files"][0]["document"]]))
    asked = Reveal(
        documents=[loaded["files"][0]["document"]], reason="for the confidential volume", by="A. Clerk"
    )
    paper, document = petition(opened, "invented-mill", at=AT, reveal=asked)
    assert paper.volume.value == "confidential"
    assert "threatens" in json.dumps(document)
    assert any(one.protected for one in paper.annexes)
    # Loaded for another case, and asked for here all the same, since the paper rests on it.
    unchecked = [gap for gap in paper.gaps if "never put to the jigsaw check" in gap.says]
    assert unchecked and all(gap.stops for gap in unchecked)


def test_a_tie_by_a_chain_is_printed_hop_by_hop_and_asked_of_the_law():
    text = facts(
        PAPERS,
        '{subject: inv-gin, predicate: made_in, object: CN-XJ, source: study, kind: report, from: "2024", quote: "the gin stands in Xinjiang"}',
    )
    text = text.replace(
        "links:\n",
        '  - {id: inv-gin, schema: Company, source: study, country: CN, names: [{name: Sorrel Gin}]}\nlinks:\n  - {kind: supplies, subject: inv-gin, object: inv-mill, source: study, from: "2025", goods: "cotton yarn", product: "5205", quote: "Sorrel Gin supplies yarn to Quillmoor Mill"}\n',
        1,
    )
    paper, document = drafted(text.replace("6505", "6105"), target="uflpa")
    assert document["left_out"] == []
    said = {(one["part"], one["text"]) for one in document["sentences"]}
    assert ("8", "From Sorrel Gin to Quillmoor Mill:") in said
    assert any(part.startswith("9") and "by a chain" in text for part, text in said), sorted(said)
    assert paper.refused == ""


def test_lines_of_which_a_rule_says_the_same_stand_together():
    _, document = drafted(facts(PAPERS), target="finding")
    parts = [one["heading"] for one in document["sections"] if one["number"].startswith("9.")]
    assert len(parts) == len(set(parts))
    assert (
        "The same holds of the goods “2025-11-03 from Quillmoor Mill, HS 6505” by the law of 3 November 2025."
        in {one["text"] for one in document["sentences"]}
    )


def test_nothing_that_is_said_of_the_producer_goes_unprinted():
    other = '{subject: inv-mill, predicate: workers, value: 120, unit: workers, bound: "~", source: study, kind: report, quote: "about 120 workers at Quillmoor Mill"}'
    placed = '{subject: inv-mill, predicate: located_at, object: "Sorrel Valley", source: study, kind: report, quote: "Quillmoor Mill in Sorrel Valley"}'
    _, document = drafted(facts(PAPERS, other, placed))
    said = {(one["part"], one["text"].partition(";")[0]) for one in document["sentences"]}
    assert ("8", "Quillmoor Mill, workers: about 120 workers") in said
    assert ("5", "Quillmoor Mill is located at Sorrel Valley") in said


def test_exhibits_that_contradict_each_other_both_print_and_one_of_them_against():
    eight = HOURS_STUDY.replace("value: 14", "value: 8").replace("14 hours", "8 hours")
    paper, document = drafted(facts(HOURS, eight))
    contrary = {
        one["part"] for one in document["sentences"] if one["kind"] == "contrary" and "8 hours" in one["text"]
    }
    assert contrary == {"6.1", "10"}
    assert headings(paper) == ["Excessive overtime: asserted"]
    (bar,) = [one for one in document["bars"] if one["name"].startswith("independent origins")]
    assert bar["value"] == "0"


def test_a_period_that_begins_after_what_is_known_is_refused():
    with pytest.raises(UsageError, match="lies after 2026-06-01"):
        drafted(facts(PAPERS), start=dt.date(2026, 7, 1))


def test_two_spellings_of_one_producer_are_one():
    other = (
        PAPERS.replace("inv-mill", "inv-mill-2")
        .replace("identity_papers_kept", "threats")
        .replace("keeps the papers of", "threatens")
    )
    text = facts(PAPERS, other).replace(
        "links:",
        '  - {id: inv-mill-2, schema: Company, source: study, country: CN, names: [{name: "Quillmoor Mill Co., Ltd."}]}\nlinks:',
        1,
    )
    paper, _ = drafted(text)
    assert headings(paper) == [
        "Intimidation and threats: asserted",
        "Retention of identity documents: asserted",
    ]


def test_ordinary_figures_of_another_firm_make_it_no_producer():
    ordinary = '{subject: inv-shop, predicate: hours_per_day, value: 8, unit: hours, source: study, kind: report, quote: "8 hours at Orrin Outfitters"}'
    _, document = drafted(facts(PAPERS, ordinary))
    assert document["producer"] == "Quillmoor Mill"
