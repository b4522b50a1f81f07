"""A paper is written whole or not at all, and in public unless it says otherwise."""

import hashlib
import io
import zipfile

import pypdf
import pytest

from tests.report.filing.papers import SECRET, paper
from tests.report.filing.test_volumes import NAMES, confidential
from unpick.app.filing_out import write_paper
from unpick.model.errors import UsageError
from unpick.model.paper import Volume


def public(**more):
    import dataclasses

    return dataclasses.replace(confidential(), volume=Volume.PUBLIC, **more)


def test_the_ending_chooses_the_format_and_more_stand_beside_it(tmp_path):
    told = write_paper(paper(), tmp_path / "petition.docx", ["pdf"])
    assert [one["format"] for one in told["files"]] == ["docx", "pdf"]
    for one in told["files"]:
        data = (tmp_path / f"petition.{one['format']}").read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (one["sha256"], one["bytes"])
    assert told["ready"] and told["why_not"] == []


def test_an_unknown_ending_and_a_missing_folder_are_named(tmp_path):
    with pytest.raises(UsageError, match="there is no format 'odt'"):
        write_paper(paper(), tmp_path / "petition.odt")
    with pytest.raises(UsageError, match="its folder does not exist"):
        write_paper(paper(), tmp_path / "gone" / "petition.pdf")


def test_nothing_is_written_when_one_format_fails(tmp_path, monkeypatch):
    from unpick.report.filing import fonts

    monkeypatch.setattr(fonts, "find_spec", lambda _: None)
    with pytest.raises(fonts.MissingPart):
        write_paper(paper(), tmp_path / "petition.docx", ["pdf"])
    assert list(tmp_path.iterdir()) == []


def test_the_public_volume_lets_no_secret_through(tmp_path):
    told = write_paper(public(), tmp_path / "petition.docx", ["pdf"], names=NAMES)
    assert told["hidden"] > 3
    held = zipfile.ZipFile(tmp_path / "petition.docx")
    text = b" ".join(held.read(name) for name in held.namelist()).decode("utf-8", "ignore")
    reader = pypdf.PdfReader(io.BytesIO((tmp_path / "petition.pdf").read_bytes()))
    text += " ".join(page.extract_text() for page in reader.pages) + str(reader.metadata)
    for word in (*SECRET.split()[2:], "황새꾸밈", "example.org/heron"):
        assert word.lower() not in text.lower()
    assert "Left out of the public volume" in text


def test_the_confidential_volume_carries_all_and_says_what_it_is(tmp_path):
    write_paper(confidential(), tmp_path / "petition.docx", names=NAMES)
    text = zipfile.ZipFile(tmp_path / "petition.docx").read("word/document.xml").decode()
    assert SECRET in text
    assert "confidential volume" in text


def test_a_refused_paper_is_written_and_told_as_not_ready(tmp_path):
    told = write_paper(paper(refused="No import is shown."), tmp_path / "petition.pdf")
    assert (told["ready"], told["why_not"]) == (False, ["No import is shown."])


def test_a_draft_that_is_there_already_is_not_written_over(tmp_path):
    (tmp_path / "petition.docx").write_text("edited by hand")
    with pytest.raises(UsageError, match="there already"):
        write_paper(paper(), tmp_path / "petition.pdf", ["docx"])
    assert [one.name for one in tmp_path.iterdir()] == ["petition.docx"]


def test_a_disk_that_is_full_leaves_no_file(tmp_path, monkeypatch):
    import errno

    from unpick.store import snapshot

    real, calls = snapshot.write_durably, []

    def write(path, data):
        calls.append(path)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(path, data)

    monkeypatch.setattr(snapshot, "write_durably", write)
    with pytest.raises(UsageError, match="No space left on device"):
        write_paper(paper(), tmp_path / "petition.docx", ["xlsx"])
    assert list(tmp_path.iterdir()) == []


def test_a_zip_needs_a_workspace(tmp_path):
    with pytest.raises(UsageError, match="name the workspace"):
        write_paper(paper(), tmp_path / "petition.zip")


def test_a_file_of_persons_has_one_a_line_and_their_spellings(tmp_path):
    from unpick.app.redact import read_people

    file = tmp_path / "hide.txt"
    file.write_text("Quillon Varestad; 황새꾸밈\n\nIvo Tarn\n", encoding="utf-8")
    assert read_people(file) == [["Quillon Varestad", "황새꾸밈"], ["Ivo Tarn"]]
    for text, said in (("\n\n", "it names nobody"), ("Ivo Tarn\nQuillon Varestad; Q\n", "line 2")):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(UsageError, match=said):
            read_people(file)
