"""The fact-check sheet of a case, and the gate that every paper of a case passes."""

import datetime as dt
import zipfile
from pathlib import Path

import pypdf
import pytest

from tests.app.mill import MILL, PROTECTED_MILL
from tests.datasets.documents.made import pdf
from unpick.app.case import known_case
from unpick.app.life_gate import gate_gaps, gated
from unpick.app.life_harm import answer_harm, sign_harm
from unpick.app.life_reply import Letter, keep_reply, note_asked
from unpick.app.life_sheet import sheet_of_case, show_sheet, sign_line
from unpick.app.load import load
from unpick.cases.life.harm import QUESTIONS
from unpick.model.errors import UsageError
from unpick.model.paper import Line
from unpick.report.filing.volumes import public_volume
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

AT = dt.datetime(2024, 3, 1, 9, 0, tzinfo=dt.UTC)


def made(tmp_path: Path, facts: bytes, **more) -> Path:
    tmp_path.mkdir(exist_ok=True)
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    path = tmp_path / "mill.yml"
    path.write_bytes(facts)
    load(workspace, [path], at=AT, **more)
    return workspace.folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made(tmp_path, MILL)


def line(document, words: str):
    (found,) = [one for one in document["sheet"]["lines"] if words in one["says"]]
    return found


def test_each_claim_is_a_line_with_its_quote_denial_and_reply(folder: Path, tmp_path: Path):
    letter = tmp_path / "letter.txt"
    letter.write_text("We deny this.", encoding="utf-8")
    keep_reply(
        folder, "mill", Letter(file=letter, firm="Invented Qorvane Mill", day=AT.date()), by="A", at=AT
    )
    document = show_sheet(folder, "mill", at=AT)
    assert find_faults(document) == []
    assert len(document["sheet"]["lines"]) == 5
    workers = line(document, "Nationals of North Korea")
    assert workers["quote"] == "North Korean women sewed at the mill."
    assert workers["against"] == [
        "It is denied that nationals of North Korea worked for Invented Qorvane Mill (the mill)."
    ]
    assert workers["replies"] == ["Invented Qorvane Mill: We deny this."]
    supplied = line(document, "supplies")
    assert supplied["replies"] == [
        "Invented Qorvane Mill: We deny this.",
        "Invented Brelmont Retail was not asked by us.",
    ]


def test_a_signed_line_holds_until_a_reply_comes(folder: Path, tmp_path: Path):
    claim = line(show_sheet(folder, "mill", at=AT), "300 CNY")["claim"]
    document = sign_line(folder, "mill", claim, "right", note="", by="B. Reader", at=AT)
    assert (document["sheet"]["right"], line(document, "300 CNY")["holds"]) == (1, True)
    letter = tmp_path / "letter.txt"
    letter.write_text("We pay 400.", encoding="utf-8")
    keep_reply(
        folder, "mill", Letter(file=letter, firm="Invented Qorvane Mill", day=AT.date()), by="A", at=AT
    )
    after = line(show_sheet(folder, "mill", at=AT), "300 CNY")
    assert not after["holds"] and "before the line changed" in after["signed"]


@pytest.mark.parametrize(
    ("claim", "verdict", "note", "by", "says"),
    [
        ("c-x", "right", "", "B", "no line 'c-x'"),
        ("", "maybe", "", "B", "'maybe' is no verdict"),
        ("", "wrong", " ", "B", "'wrong' without a note"),
        ("", "right", "", "", "nobody is named"),
    ],
)
def test_a_sign_off_that_says_too_little_is_refused(folder: Path, claim, verdict, note, by, says: str):
    known = show_sheet(folder, "mill", at=AT)["sheet"]["lines"][0]["claim"]
    with pytest.raises(UsageError, match=says):
        sign_line(folder, "mill", claim or known, verdict, note=note, by=by, at=AT)


def test_the_sheet_is_written_and_every_sentence_has_its_annex(folder: Path, tmp_path: Path):
    workspace = Workspace.open(folder)
    paper = sheet_of_case(workspace, known_case(workspace, "mill"), at=AT)
    assert paper.unsupported() == ()
    document = show_sheet(folder, "mill", at=AT, out=tmp_path / "sheet.docx")
    assert Path(document["files"][0]["path"]).read_bytes()[:2] == b"PK"


def test_what_became_public_later_is_on_no_earlier_sheet(folder: Path):
    early = show_sheet(folder, "mill", at=AT, known_at=dt.date(2021, 4, 1))["sheet"]["lines"]
    assert not any("About 200" in (one["quote"] or "") for one in early)
    assert len(early) == 4


def test_a_paper_passes_the_gate_when_harm_page_and_letters_are_there(folder: Path):
    workspace = Workspace.open(folder)
    paper = sheet_of_case(workspace, known_case(workspace, "mill"), at=AT)
    gaps = gate_gaps(workspace, "mill", paper, on=AT.date())
    assert sum(gap.stops for gap in gaps) == len(QUESTIONS)
    assert [gap.says for gap in gaps if not gap.stops] == [
        "Invented Brelmont Retail is spoken of and was not asked",
        "Invented Qorvane Mill is spoken of and was not asked",
    ]
    for one in QUESTIONS:
        answer_harm(folder, "mill", one.id, "Forty workers would lose their dormitory.", by="A", at=AT)
    sign_harm(folder, "mill", by="B", at=AT)
    for firm in ("Invented Brelmont Retail", "Invented Qorvane Mill"):
        note_asked(folder, "mill", firm, day=AT.date(), due=None, by="A", at=AT)
    assert gate_gaps(workspace, "mill", paper, on=AT.date()) == ()
    assert gated(workspace, "mill", paper, on=AT.date()) == paper


def test_a_paper_on_protected_statements_is_stopped_at_the_gate(tmp_path: Path):
    folder = made(tmp_path, PROTECTED_MILL, passphrase="long enough")
    workspace = Workspace.open(folder)
    paper = sheet_of_case(workspace, known_case(workspace, "mill"), at=AT)
    gaps = gate_gaps(workspace, "mill", paper, on=AT.date())
    assert sum("never put to the jigsaw check" in gap.says for gap in gaps) == 3
    shown = "".join(item.text for item in paper.items())
    assert "Whispered" not in shown and "Imaginary" not in shown


ADDRESS = "https://example.org/invented-paper"
QUOTED = "They got at most 300 yuan a month."


def with_exhibit(tmp_path: Path) -> Path:
    """Return the case of the mill whose newspaper has an address, with its page stored as PDF."""
    facts = MILL.replace(b'published: "2021-03-03"', f'url: "{ADDRESS}", published: "2021-03-03"'.encode(), 1)
    folder = made(tmp_path, facts)
    with Workspace.open(folder).loading(at=AT) as loading:
        loading.add_original(
            pdf([[(72, 700, "An invented newspaper."), (72, 660, QUOTED)]]),
            name="paper.pdf",
            dataset="captures",
            public_from=dt.date(2021, 3, 3),
            url=ADDRESS,
            layout="capture",
        )
    return folder


def test_the_sheet_shows_the_place_of_a_quotation_in_its_stored_exhibit(tmp_path: Path):
    folder = with_exhibit(tmp_path)
    workspace = Workspace.open(folder)
    paper = sheet_of_case(workspace, known_case(workspace, "mill"), at=AT)
    shown = [line for line in paper.sections[1].blocks if isinstance(line, Line)]
    wage = next(one for one in shown if "month wage" in one.items[0].text)
    assert "page 1 (around the words quoted)" in wage.items[0].text
    assert wage.picture.startswith(b"\x89PNG")
    assert paper.unsupported() == ()
    # Words that the page does not hold show the only page whole, and say so.
    assert sum("were not found" in one.items[0].text for one in shown) == 1
    for ending in ("docx", "html", "pdf"):
        show_sheet(folder, "mill", at=AT, out=tmp_path / f"sheet.{ending}")
    with zipfile.ZipFile(tmp_path / "sheet.docx") as held:
        assert sum(name.startswith("word/media/") for name in held.namelist()) == len(
            {one.picture for one in shown}
        )
    assert 'alt="A-1, paper.pdf, page 1' in (tmp_path / "sheet.html").read_text(encoding="utf-8")
    reader = pypdf.PdfReader(tmp_path / "sheet.pdf")
    assert sum(len(page.images) for page in reader.pages) == len(shown)


def test_no_picture_of_an_exhibit_is_in_a_public_volume_and_none_of_a_text(tmp_path: Path, folder: Path):
    shown = with_exhibit(tmp_path / "other")
    workspace = Workspace.open(shown)
    paper = sheet_of_case(workspace, known_case(workspace, "mill"), at=AT)
    public, _ = public_volume(paper)
    assert not any(isinstance(one, Line) and one.picture for one in public.sections[1].blocks)
    plain = Workspace.open(folder)
    assert len(sheet_of_case(plain, known_case(plain, "mill"), at=AT).sections) == 1


def test_an_exhibit_deleted_behind_the_tools_back_has_no_picture_and_breaks_no_sheet(tmp_path: Path):
    folder = with_exhibit(tmp_path)
    workspace = Workspace.open(folder)
    record = known_case(workspace, "mill")
    assert len(sheet_of_case(workspace, record, at=AT).sections) == 2
    with workspace.reader() as reader:
        (sha,) = [
            row["document"] for row in reader.table("document").to_pylist() if row["layout"] == "capture"
        ]
    place = folder / "originals" / sha[:2] / sha
    place.chmod(0o600)
    place.unlink()
    assert len(sheet_of_case(workspace, record, at=AT).sections) == 1
