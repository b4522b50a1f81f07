"""The printed draft itself is checked: each sentence of the DOCX against its own footnote and the index of annexes."""

import datetime as dt
import re
import zipfile
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree

from unpick.app.demo import load_cases
from unpick.app.filing_out import write_paper
from unpick.app.lists import import_bundled
from unpick.app.petition import petition
from unpick.app.replays import founding_cases
from unpick.cases.filing.tables import boilerplate
from unpick.cases.filing.words import missing_words, words_of, words_of_all
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the draft of the founding case as DOCX."""
    folder = tmp_path_factory.mktemp("printed")
    workspace = Workspace.create(folder / "ws", created_at=AT)
    import_bundled(workspace, at=AT)
    load_cases(workspace, [one for one in founding_cases() if one[1].id == "poof"], at=AT)
    paper, _ = petition(workspace, "poof", at=AT, known_at=dt.date(2021, 3, 5), target="caatsa")
    write_paper(paper, folder / "draft.docx", folder=workspace.folder)
    return folder / "draft.docx"


def text_of(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def notes_of(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as held:
        root = ElementTree.fromstring(held.read("word/footnotes.xml"))
    return {one.get(f"{W}id", ""): text_of(one).strip() for one in root.iter(f"{W}footnote")}


def sentences_of(path: Path) -> list[tuple[str, str]]:
    """Return the text before each footnote mark of the body, with the number of the note."""
    with zipfile.ZipFile(path) as held:
        root = ElementTree.fromstring(held.read("word/document.xml"))
    found = []
    for paragraph in root.iter(f"{W}p"):
        said = ""
        for run in paragraph.iter(f"{W}r"):
            said += text_of(run)
            mark = run.find(f"{W}footnoteReference")
            if mark is not None:
                found.append((said.strip(), mark.get(f"{W}id", "")))
                said = ""
    return found


def annexes_of(path: Path) -> dict[str, str]:
    """Return the rows of the index of annexes by their labels."""
    return {cells[0]: " ".join(cells) for cells in tables_of(path)["Document"]}


def cited_of(path: Path) -> dict[tuple[str, str], str]:
    """Return the words of the cited rows by annex and place."""
    return {(cells[0], cells[1]): " ".join(cells[2:]) for cells in tables_of(path)["Place"]}


def tables_of(path: Path) -> dict[str, list[list[str]]]:
    """Return the rows of the tables on annexes, by the head of their second column."""
    with zipfile.ZipFile(path) as held:
        root = ElementTree.fromstring(held.read("word/document.xml"))
    found = {}
    for table in root.iter(f"{W}tbl"):
        head, *rows = [[text_of(one) for one in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        if head[0] == "Annex":
            found[head[1]] = rows
    return found


def named_in(note: str, cited: dict[tuple[str, str], str]) -> list[str]:
    """Return the words of the rows that a footnote names: an annex, and behind it the places in it."""
    pieces = re.split(r"([AL]-\d+)", note)
    return [
        words
        for label, places in zip(pieces[1::2], pieces[2::2], strict=True)
        for (annex, place), words in cited.items()
        if annex == label and re.search(rf"(?<![\w/]){re.escape(place)}(?![\w/])", places)
    ]


def lacks(said: str, note: str, annexes: dict[str, str], cited: dict[tuple[str, str], str]) -> list[str]:
    """Return what a printed sentence says that neither its footnote nor the annexes and rows named there carry."""
    held = [annexes[label] for label in dict.fromkeys(re.findall(r"[AL]-\d+", note)) if label in annexes]
    spans = words_of_all((note, *held, *named_in(note, cited)))
    return missing_words(words_of(said), spans, spans)


def test_every_printed_sentence_stands_on_its_footnote(printed: Path):
    notes, annexes, cited = notes_of(printed), annexes_of(printed), cited_of(printed)
    sentences = [
        (said, note)
        for said, note in sentences_of(printed)
        if notes[note].startswith(("Stated", "Computed", "Inferred"))
    ]
    assert len(sentences) >= 20
    assert len(annexes) >= 5
    assert [
        (said, found) for said, note in sentences if (found := lacks(said, notes[note], annexes, cited))
    ] == []


def test_footnotes_exchanged_in_the_file_are_seen(printed: Path):
    notes, annexes, cited = notes_of(printed), annexes_of(printed), cited_of(printed)
    wages = next(one for one in sentences_of(printed) if "70%" in one[0])
    entries = next(one for one in sentences_of(printed) if "2 entries" in one[0])
    assert lacks(wages[0], notes[entries[1]], annexes, cited) != []
    assert lacks(entries[0], notes[wages[1]], annexes, cited) != []


def test_annexes_exchanged_in_the_file_are_seen(printed: Path):
    notes, annexes, cited = notes_of(printed), annexes_of(printed), cited_of(printed)
    swapped = {**annexes, "A-1": annexes["A-2"], "A-2": annexes["A-1"]}
    fell = [said for said, note in sentences_of(printed) if lacks(said, notes[note], swapped, cited)]
    assert any("H317249" in said for said in fell)
    assert any("Guardian" in said for said in fell)


def test_rows_exchanged_in_the_file_are_seen(printed: Path):
    notes, annexes, cited = notes_of(printed), annexes_of(printed), cited_of(printed)
    assert len(cited) >= 10
    one, other = ("A-2", "claims/6"), ("A-2", "claims/10")
    swapped = {**cited, one: cited[other], other: cited[one]}
    fell = [said for said, note in sentences_of(printed) if lacks(said, notes[note], annexes, swapped)]
    assert any("70%" in said for said in fell)


def test_a_footnote_is_short_and_each_row_stands_once(printed: Path):
    notes = [one for number, one in notes_of(printed).items() if int(number) > 0]
    assert max(len(one) for one in notes if "count" not in one) < 300
    places = [(cells[0], cells[1]) for cells in tables_of(printed)["Place"]]
    assert len(places) == len(set(places))
    assert not any("North Korea KP" in words for words in cited_of(printed).values())


def test_what_customs_would_ask_is_a_table_of_the_working_sheet(printed: Path):
    with zipfile.ZipFile(printed) as held:
        text = text_of(ElementTree.fromstring(held.read("word/document.xml")))
    sheet = text.rindex("Working sheet of this draft")
    assert (
        text.rindex("Signature")
        < sheet
        < text.rindex("Would customs return it?")
        < text.rindex("Quality bar")
    )
    assert "two independent origins at the least" in text[sheet:]


UNKNOWN = ("Nothing is stated within the period on: ", "Only a hint: ", "Weakness: ")
"""How a sentence begins that says what is not shown: it asserts nothing of the world."""


def test_what_stands_without_a_footnote_is_boilerplate_or_says_what_is_not_shown(printed: Path):
    with zipfile.ZipFile(printed) as held:
        body = ElementTree.fromstring(held.read("word/document.xml")).find(f"{W}body")
    assert body is not None
    told, heading = [], ""
    for one in body.findall(f"{W}p"):
        style = one.find(f"{W}pPr/{W}pStyle")
        name = style.get(f"{W}val", "") if style is not None else ""
        if name.startswith("Heading"):
            heading = text_of(one)
        elif (
            heading[:1].isdigit()
            and one.find(f".//{W}footnoteReference") is None
            and text_of(one).endswith(".")
        ):
            told.append(text_of(one).strip())
    assert len(told) > 10
    assert [text for text in told if text not in boilerplate() and not text.startswith(UNKNOWN)] == []
