"""What leaves a case: the register, recalls of what is withdrawn, and the jigsaw check before it."""

import dataclasses
import datetime as dt
import json
from pathlib import Path

import pytest

from tests.app.mill import MILL, PROTECTED_MILL
from unpick.app.case import known_case
from unpick.app.custody import undo_decision, withdraw_evidence
from unpick.app.export import export_workspace
from unpick.app.filing_out import write_paper
from unpick.app.life import cited_sources, said_of_case, sentence_of
from unpick.app.life_exports import Sending, note_left, rests_as_printed, show_exports
from unpick.app.life_jigsaw import check_jigsaw, decide_jigsaw, jigsaw_gaps, show_jigsaw
from unpick.app.life_recall import note_recalled, show_recalls
from unpick.app.life_release import released_of
from unpick.app.load import load
from unpick.datasets.facts import read_facts
from unpick.model.errors import UsageError
from unpick.model.paper import Annex, Cite, Item, Kind, Line, Paper, Section, Table, Volume
from unpick.report.filing.volumes import public_volume
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2024, 3, 1, 9, 0, tzinfo=dt.UTC)
LATER = dt.datetime(2024, 4, 1, 9, 0, tzinfo=dt.UTC)
HEAD = "place,within,role,one_of,people,from,to,safe_from,why\n"


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the passphrase as a user does."""
    monkeypatch.setenv("UNPICK_PASSPHRASE", "long enough")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    with workspace.loading(at=AT) as loading:
        facts = read_facts(MILL, "mill.yml")
        document = loading.add_original(
            MILL, name="mill.yml", dataset="mill", title=facts.title, public_from=AT.date(), layout="facts/1"
        )
        loading.write_statements(facts.statements(document))
    return workspace.folder


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "petition.txt"
    path.write_text("An invented petition.", encoding="utf-8")
    return path


def leave(folder: Path, paper: Path, **more):
    given = {
        "files": (paper,),
        "to": "An invented authority",
        "kind": "authority",
        "day": AT.date(),
        "form": "petition",
        "by": "A. Clerk",
    } | more
    return note_left(folder, "mill", Sending(**given), at=AT)


def claims(folder: Path, paper: Path) -> dict[str, str]:
    (left,) = leave(folder, paper)["exports"]
    return {one["says"]: one["claim"] for one in left["rests_on"]}


def statement_of(folder: Path, predicate: str, prop: str = "value") -> str:
    with Workspace.open(folder).reader() as reader:
        rows = reader.table("statement").to_pylist()
    wanted = {row["entity_id"] for row in rows if row["prop"] == "predicate" and row["value"] == predicate}
    return next(row["id"] for row in rows if row["entity_id"] in wanted and row["prop"] == prop)


def test_what_left_is_entered_with_its_hash_recipient_and_claims(folder: Path, paper: Path):
    document = leave(folder, paper)
    assert find_faults(document) == []
    (left,) = document["exports"]
    assert (left["to"], left["day"], left["form"]) == ("An invented authority", "2024-03-01", "petition")
    assert len(left["rests_on"]) == 6
    assert "month wage: at most 300 CNY per month" in " ".join(one["says"] for one in left["rests_on"])
    assert left["harm_page"].startswith("harm page: 'Who is hit")
    assert "petition.txt" in document["reach"]["freedom_of_information"][0]


def test_a_file_is_looked_up_by_its_bytes(folder: Path, paper: Path, tmp_path: Path):
    leave(folder, paper)
    copy = tmp_path / "copy.txt"
    copy.write_bytes(paper.read_bytes())
    found = show_exports(folder, "mill", at=AT, check=copy)
    assert [one["to"] for one in found["checked"]["left"]] == ["An invented authority"]
    copy.write_bytes(paper.read_bytes() + b" ")
    assert show_exports(folder, "mill", at=AT, check=copy)["checked"]["left"] == []


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"to": ""}, "no recipient is named"),
        ({"by": ""}, "nobody is named"),
        ({"kind": "embassy"}, "'embassy' is no kind of recipient"),
        ({"day": dt.date(2024, 3, 2)}, "has not come yet"),
        ({"claims": ("c-nothing",)}, "the case has no claim 'c-nothing'"),
        ({"files": ()}, "there is no file"),
    ],
)
def test_an_entry_that_says_too_little_is_refused(folder: Path, paper: Path, parts, says: str):
    with pytest.raises(UsageError, match=says):
        leave(folder, paper, **parts)
    assert show_exports(folder, "mill", at=AT)["exports"] == []


def test_a_withdrawn_claim_drafts_the_recall_of_each_export_that_carried_it(
    folder: Path, paper: Path, tmp_path: Path
):
    known = claims(folder, paper)
    wage = next(claim for says, claim in known.items() if "300" in says)
    other = tmp_path / "notice.txt"
    other.write_text("An invented notice.", encoding="utf-8")
    leave(
        folder,
        other,
        to="Invented Brelmont Retail",
        kind="firm",
        claims=tuple(c for c in known.values() if c != wage),
    )
    assert show_recalls(folder, "mill", at=LATER)["recalls"] == []
    done = withdraw_evidence(
        folder, statement_of(folder, "month_wage"), by="A. Clerk", why="misread", at=LATER
    )
    assert find_faults(done) == []
    assert [(one["case"], one["to"]) for one in done["recalls"]] == [("mill", "An invented authority")]
    document = show_recalls(folder, "mill", at=LATER, out=tmp_path)
    assert find_faults(document) == []
    (recall,) = document["recalls"]
    assert recall["to"] == "An invented authority"
    assert [one["claim"] for one in recall["gone"]] == [wage]
    assert recall["remain"] == 5
    letter = " ".join(recall["letter"])
    assert "On 1 March 2024 we sent you petition (petition.txt)" in letter
    assert "at most 300 CNY per month" in letter and "withdrawn on 1 April 2024" in letter
    assert "misread" not in letter
    assert Path(document["files"][0]["path"]).read_bytes()[:2] == b"PK"


def test_a_recall_that_was_sent_is_closed_and_a_second_withdrawal_opens_the_next(folder: Path, paper: Path):
    leave(folder, paper)
    withdraw_evidence(folder, statement_of(folder, "month_wage"), by="A", why="misread", at=LATER)
    (recall,) = show_recalls(folder, "mill", at=LATER)["recalls"]
    document = note_recalled(folder, "mill", recall["id"], day=LATER.date(), by="A", at=LATER)
    assert (document["open"], document["recalls"][0]["sent"]) == (0, "2024-04-01")
    with pytest.raises(UsageError, match="no open recall"):
        note_recalled(folder, "mill", recall["id"], day=LATER.date(), by="A", at=LATER)
    withdraw_evidence(folder, statement_of(folder, "workers"), by="A", why="misread", at=LATER)
    assert show_recalls(folder, "mill", at=LATER)["open"] == 1


def test_a_withdrawal_that_is_undone_needs_no_recall(folder: Path, paper: Path):
    leave(folder, paper)
    done = withdraw_evidence(folder, statement_of(folder, "month_wage"), by="A", why="misread", at=LATER)
    undo_decision(folder, done["decision"], by="A", why="read aright", at=LATER)
    assert show_recalls(folder, "mill", at=LATER)["recalls"] == []


def test_a_paper_that_was_written_here_is_known_by_its_hash_and_named_until_it_is_entered(
    folder: Path, tmp_path: Path
):
    workspace = Workspace.open(folder)
    with workspace.reader() as reader:
        wage = next(row for row in reader.table("claim").to_pylist() if row["predicate"] == "month_wage")
    item = Item(text="At most 300.", kind=Kind.STATED, cites=(Cite(annex="A-1"),), why=tuple(wage["why"]))
    paper = Paper(
        form="notice",
        title="An invented notice",
        case="mill",
        known_at=AT.date(),
        asked_at=AT.date(),
        sections=(Section(number="1", heading="Said", blocks=(Line(items=(item,)),)),),
        annexes=(Annex(label="A-1", title="An invented newspaper"),),
    )
    written = write_paper(paper, tmp_path / "notice.docx", folder=folder, at=AT)
    document = show_exports(folder, "mill", at=AT)
    assert find_faults(document) == []
    assert [one["form"] for one in document["written"]] == ["notice"]
    left = leave(folder, Path(written["files"][0]["path"]), form="")
    assert left["written"] == []
    (entry,) = left["exports"]
    assert (entry["form"], [one["claim"] for one in entry["rests_on"]]) == ("notice", [wage["claim_id"]])


def test_a_paper_for_which_a_source_was_revealed_leaves_its_alias_in_the_log(shut: Path):
    workspace = Workspace.open(shut)
    with workspace.reader() as reader:
        row = next(row for row in reader.table("claim").to_pylist() if row["protected"])
    workspace.unlock("long enough", [row["document"]])
    with workspace.reader(reveal=frozenset({row["document"]})) as reader:
        real = next(
            one["why"]
            for one in reader.table("claim").to_pylist()
            if reader.alias(one["claim_id"]) == row["claim_id"]
        )
    item = Item(text="x", kind=Kind.STATED, cites=(Cite(annex="A-1"),), why=tuple(real))
    paper = Paper(
        form="notice",
        title="t",
        case="mill",
        known_at=AT.date(),
        asked_at=AT.date(),
        sections=(Section(number="1", heading="h", blocks=(Line(items=(item,)),)),),
    )
    assert rests_as_printed(workspace, paper) == sorted(row["why"])


def test_what_was_withdrawn_before_the_export_is_not_in_it(folder: Path, paper: Path):
    withdraw_evidence(folder, statement_of(folder, "month_wage"), by="A", why="misread", at=AT)
    leave(folder, paper)
    assert show_recalls(folder, "mill", at=LATER)["recalls"] == []


def test_an_export_of_the_whole_workspace_is_in_the_register_and_is_recalled(folder: Path, tmp_path: Path):
    export_workspace(folder, form="csv", at=AT, out=tmp_path / "out")
    (left,) = show_exports(folder, "mill", at=AT)["exports"]
    assert (left["to"], left["form"], len(left["rests_on"])) == (None, "whole workspace as csv", 6)
    withdraw_evidence(folder, statement_of(folder, "month_wage"), by="A", why="misread", at=LATER)
    (recall,) = show_recalls(folder, "mill", at=LATER)["recalls"]
    assert recall["to"] is None and "300" in recall["gone"][0]["says"]


@pytest.fixture
def shut(tmp_path: Path) -> Path:
    workspace = Workspace.create(tmp_path / "shut", created_at=AT)
    path = tmp_path / "mill.yml"
    path.write_bytes(PROTECTED_MILL)
    load(workspace, [path], at=AT, passphrase="long enough")
    return workspace.folder


def circles(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "circles.csv"
    path.write_text(HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    return path


ROWS = (
    "Invented Mill Road 5,East County,bookkeeper,staff,2,2019,2020,,the list of staff (invented)",
    "Invented Mill Road 5,East County,staff,,14,2019,2020,,the list of staff (invented)",
    "Invented Mill Road 5,East County,worker,,120,2019,2020,,the canteen (invented)",
)


def test_the_check_names_no_source_and_offers_a_way_out(shut: Path, tmp_path: Path):
    document = check_jigsaw(shut, "mill", circles(tmp_path, *ROWS), by="A. Clerk", at=AT)
    assert find_faults(document) == []
    outcomes = {one["outcome"]: one for one in document["jigsaw"]["findings"]}
    assert set(outcomes) == {"few", "wide", "open"}
    assert outcomes["few"]["people"] == 2
    assert [one["how"] for one in outcomes["few"]["options"]] == ["coarsen", "drop"]
    assert outcomes["wide"]["people"] == 120
    text = json.dumps(document)
    assert "Imaginary Heron" not in text and "Whispered" not in text and "bookkeeper" not in text
    assert document["jigsaw"]["open"] == 1
    entries = Workspace.open(shut).decisions.entries()
    assert [one.action for one in entries if one.action in ("reveal", "jigsaw")] == ["reveal", "jigsaw"]
    reached = " ".join(document["reach"]["border_search"])
    assert "1 sealed original cannot be read without the passphrase" in reached
    assert "protected sources" not in reached, "their rows are sealed as well"


def test_a_place_that_the_table_does_not_know_is_unknown(shut: Path, tmp_path: Path):
    table = circles(tmp_path, "Another Mill,,worker,,120,2019,2020,,counted")
    found = check_jigsaw(shut, "mill", table, by="A. Clerk", at=AT)["jigsaw"]["findings"]
    assert {one["outcome"] for one in found} == {"unknown", "open"}


def why_of(shut: Path, claim: str) -> list[str]:
    with Workspace.open(shut).reader() as reader:
        rows = reader.table("claim").to_pylist()
    return next(row["why"] for row in rows if row["claim_id"] == claim)


def test_a_paper_is_stopped_until_each_protected_statement_is_checked_and_settled(shut: Path, tmp_path: Path):
    workspace = Workspace.open(shut)
    found = check_jigsaw(shut, "mill", circles(tmp_path, *ROWS), by="A. Clerk", at=AT)["jigsaw"]["findings"]
    by = {one["outcome"]: one["claim"] for one in found}
    few = why_of(shut, by["few"])
    day = AT.date()
    (gap,) = jigsaw_gaps(workspace, "mill", few, on=day)
    assert gap.stops and "few people could have known it" in gap.says
    assert jigsaw_gaps(workspace, "mill", why_of(shut, by["wide"]), on=day) == ()
    for way, until, stops in (
        ("drop", None, True),
        ("delay", dt.date(2024, 6, 1), True),
        ("coarsen", None, False),
    ):
        decide_jigsaw(shut, "mill", by["few"], way, why="agreed with the witness", by="A", at=AT, until=until)
        assert [one.stops for one in jigsaw_gaps(workspace, "mill", few, on=day)] == [stops], way
    decide_jigsaw(shut, "mill", by["few"], "delay", why="w", by="A", at=AT, until=dt.date(2024, 6, 1))
    assert jigsaw_gaps(workspace, "mill", few, on=dt.date(2024, 6, 1)) == ()
    decide_jigsaw(shut, "mill", by["few"], "keep", why="the witness wants it", by="A", at=AT)
    (kept,) = jigsaw_gaps(workspace, "mill", few, on=day)
    assert not kept.stops
    assert kept.says.endswith("few people could have known it: kept by A")
    assert show_jigsaw(shut, "mill", at=AT)["jigsaw"]["open"] == 0


def test_a_check_that_is_talked_around_is_told_to_the_second_person(shut: Path, tmp_path: Path):
    workspace = Workspace.open(shut)
    table = circles(tmp_path, *ROWS)
    found = check_jigsaw(shut, "mill", table, by="A. Clerk", at=AT)["jigsaw"]["findings"]
    claim = next(one["claim"] for one in found if one["outcome"] == "few")
    few, day = why_of(shut, claim), AT.date()
    check_jigsaw(shut, "mill", table, by="B. Clerk", at=AT, fewest=2)
    lowered = [one.says for one in jigsaw_gaps(workspace, "mill", few, on=day)]
    assert any(
        one.endswith("passed the check of B. Clerk at 2 people; this project asks 11") for one in lowered
    )
    crowd = [row.replace("bookkeeper,staff,2,", "bookkeeper,staff,200,") for row in ROWS]
    check_jigsaw(shut, "mill", circles(tmp_path, *crowd), by="C. Clerk", at=AT)
    (told,) = jigsaw_gaps(workspace, "mill", few, on=day)
    assert not told.stops
    assert "had too few people by a table of circles of A. Clerk" in told.says
    assert told.says.endswith("the table of C. Clerk counts enough")


def test_a_protected_statement_that_was_never_checked_stops_a_paper_and_an_open_one_does_not(shut: Path):
    workspace = Workspace.open(shut)
    with workspace.reader() as reader:
        rows = reader.table("claim").to_pylist()
    open_row = next(row for row in rows if not row["protected"])
    shut_row = next(row for row in rows if row["protected"])
    assert jigsaw_gaps(workspace, "mill", open_row["why"], on=AT.date()) == ()
    (gap,) = jigsaw_gaps(workspace, "mill", shut_row["why"], on=AT.date())
    assert "never put to the jigsaw check" in gap.says
    # The confidential volume, for which the source was revealed, names its statements as they are.
    workspace.unlock("long enough", [shut_row["document"]])
    with workspace.reader(reveal=frozenset({shut_row["document"]})) as reader:
        real = next(row["why"] for row in reader.table("claim").to_pylist() if row["protected"])
    assert not set(real) & set(shut_row["why"])
    assert [one.stops for one in jigsaw_gaps(workspace, "mill", real, on=AT.date())] == [True]


def test_a_check_without_a_person_or_a_decision_without_a_reason_is_refused(shut: Path, tmp_path: Path):
    table = circles(tmp_path, *ROWS)
    with pytest.raises(UsageError, match="nobody is named"):
        check_jigsaw(shut, "mill", table, by="", at=AT)
    with pytest.raises(UsageError, match="'1' people are no crowd"):
        check_jigsaw(shut, "mill", table, by="A", at=AT, fewest=1)
    with pytest.raises(UsageError, match="knows no statement 'x'"):
        decide_jigsaw(shut, "mill", "x", "drop", why="w", by="A", at=AT)
    claim = check_jigsaw(shut, "mill", table, by="A", at=AT)["jigsaw"]["findings"][0]["claim"]
    for way, why, until in (
        ("hide", "w", None),
        ("drop", "", None),
        ("delay", "w", None),
        ("drop", "w", AT.date()),
    ):
        with pytest.raises(UsageError):
            decide_jigsaw(shut, "mill", claim, way, why=why, by="A", at=AT, until=until)


def test_a_case_without_protected_sources_has_nothing_to_check(folder: Path, tmp_path: Path):
    document = check_jigsaw(folder, "mill", circles(tmp_path, *ROWS), by="A", at=AT)
    assert document["jigsaw"]["findings"] == []
    assert not any(one.action == "reveal" for one in Workspace.open(folder).decisions.entries())


def test_rows_of_a_protected_source_leave_only_when_each_statement_is_settled(shut: Path, tmp_path: Path):
    def leave_with(name: str) -> Path:
        with Workspace.open(shut).reader() as reader:
            document = next(
                row["document"] for row in reader.table("document").to_pylist() if row["protected"]
            )
        export_workspace(
            shut, form="csv", at=AT, out=tmp_path / name, reveal=[document], reason="asked", by="A"
        )
        return tmp_path / name

    with pytest.raises(UsageError, match="3 protected statements may not leave as they are"):
        leave_with("unchecked")
    found = check_jigsaw(shut, "mill", circles(tmp_path, *ROWS), by="A. Clerk", at=AT)["jigsaw"]["findings"]
    few = next(one["claim"] for one in found if one["outcome"] == "few")
    with pytest.raises(UsageError, match="1 protected statements"):
        leave_with("few")
    decide_jigsaw(shut, "mill", few, "coarsen", why="the staff will do", by="A", at=AT)
    with pytest.raises(UsageError, match="public volume of a paper alone"):
        leave_with("coarsened")
    assert not (tmp_path / "coarsened").exists()
    decide_jigsaw(shut, "mill", few, "keep", why="the witness wants it", by="A", at=AT)
    assert any(leave_with("kept").iterdir())


def test_a_coarsening_that_the_check_does_not_offer_is_refused(shut: Path, tmp_path: Path):
    found = check_jigsaw(shut, "mill", circles(tmp_path, *ROWS), by="A", at=AT)["jigsaw"]["findings"]
    by = {one["outcome"]: one["claim"] for one in found}
    with pytest.raises(UsageError, match="offers 1 coarsenings"):
        decide_jigsaw(shut, "mill", by["few"], "coarsen", why="w", by="A", at=AT, option=2)
    with pytest.raises(UsageError, match="offers 0 coarsenings"):
        decide_jigsaw(shut, "mill", by["wide"], "coarsen", why="w", by="A", at=AT)


def paper_on(shut: Path, at: dt.datetime) -> Paper:
    """Return a confidential paper with a bullet, a quotation and a cell for each statement of the case, as they were told."""
    workspace = Workspace.open(shut)
    record = known_case(workspace, "mill")
    with workspace.reader() as reader:
        rows = reader.table("document").to_pylist()
    reveal = frozenset(row["document"] for row in rows if row["protected"])
    workspace.unlock("long enough", reveal)
    evidence, said = said_of_case(workspace, record, reveal=reveal)
    labels, annexes = cited_sources(workspace, said)
    closed = tuple(dataclasses.replace(one, protected=one.sha256 in reveal) for one in annexes)
    blocks: list[Line | Table] = []
    for one in said:
        cite = Cite(annex=labels[one.source.id], quote=one.quote)
        item = Item(text=sentence_of(one, evidence), kind=Kind.STATED, cites=(cite,), why=one.why)
        quoted = dataclasses.replace(item, text=f"“{one.quote}”")
        blocks += [Line(items=(item,), style="bullet"), Line(items=(quoted,), style="quote")]
        blocks.append(Table(caption="c", heads=("h",), rows=((item,),)))
    return Paper(
        form="petition",
        title="t",
        case="mill",
        known_at=at.date(),
        asked_at=at.date(),
        volume=Volume.CONFIDENTIAL,
        sections=(Section(number="1", heading="h", blocks=tuple(blocks)),),
        annexes=closed,
    )


def test_what_was_decided_is_printed_so_in_the_public_volume_and_nothing_else_of_the_source(
    shut: Path, tmp_path: Path
):
    found = check_jigsaw(shut, "mill", circles(tmp_path, *ROWS), by="A", at=AT)["jigsaw"]["findings"]
    by = {one["outcome"]: one["claim"] for one in found}
    paper = paper_on(shut, AT)
    told = " ".join(item.text for item in paper.items())
    assert "bookkeeper" in told

    def public() -> tuple[Paper, str]:
        released = released_of(Workspace.open(shut), paper, at=AT)
        shown, _ = public_volume(paper, key=b"secret", released=released)
        words = " ".join(
            (item.text + "".join(cite.place + cite.quote for cite in item.cites)) for item in shown.items()
        )
        return shown, words + " ".join(f"{one.title} {one.note}" for one in shown.annexes)

    before, words = public()
    assert "protected source)" not in words and "bookkeeper" not in words
    decide_jigsaw(shut, "mill", by["few"], "coarsen", why="the staff will do", by="A", at=AT)
    decide_jigsaw(shut, "mill", by["wide"], "unlink", why="two pieces", by="A", at=AT)
    after, words = public()
    out = [item for item in after.items() if item.text.endswith("protected source).")]
    assert len(out) == 2
    assert [item.text for item in out if "(staff; protected source)" in item.text]
    assert [item.text for item in out if "(a person who knows; protected source)" in item.text]
    assert "bookkeeper" not in words and "Imaginary Heron" not in words and "Whispered" not in words
    # The unlinked one has an annex of its own, and its title is not that of its source.
    own = next(one for one in after.annexes if one.label == "P-1")
    linked = next(item for item in out if "staff" in item.text).cites[0].annex
    assert own.title not in {one.title for one in after.annexes if one.label == linked}
    assert len(after.annexes) == len(before.annexes) + 1
    rows = [one.why for one in Workspace.open(shut).decisions.entries() if one.action == "reveal"]
    assert "jigsaw decisions carried out" in rows
