"""The ZIP of a paper verifies alone, and its public volume holds no secret in any text, picture or property."""

import dataclasses
import datetime as dt
import hashlib
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest
from PIL import Image, ImageDraw
from PIL.ExifTags import Base

from tests.report.filing.papers import cite, item, paper
from unpick.app.filing_out import write_paper
from unpick.app.ocr import read_words
from unpick.data.verify_export import verify
from unpick.exhibits.redact import load_image, render_pages
from unpick.model.errors import Tampered, UsageError
from unpick.model.paper import Annex, Kind, Line, Paper, Section, Volume
from unpick.store.workspace import Workspace

AT = dt.datetime(2026, 11, 20, 9, 0, tzinfo=dt.UTC)
NAMES = (("Quillon Varestad",),)
MAKER = "Ondrej Maskelyn"

needs_ocr = pytest.mark.skipif(not shutil.which("tesseract"), reason="Tesseract is not installed")


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def photograph() -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[Base.Artist], exif[Base.Make] = MAKER, "Invented Camera"
    Image.linear_gradient("L").resize((120, 90)).convert("RGB").save(out, "JPEG", exif=exif)
    return out.getvalue()


def scan() -> bytes:
    """Return a picture of a page on which a name is printed large."""
    from PIL import ImageFont

    page = Image.new("RGB", (1400, 500), "white")
    draw = ImageDraw.Draw(page)
    draw.text((60, 80), "Shift list of the invented workshop", fill="black", font=ImageFont.load_default(48))
    draw.text((60, 240), "Quillon Varestad, night", fill="black", font=ImageFont.load_default(60))
    out = io.BytesIO()
    page.save(out, "PNG")
    return out.getvalue()


def letter() -> bytes:
    from unpick.datasets.generate.papers.pdf import pdf

    return pdf(
        ["A letter of the invented mill.", "Quillon Varestad signed for the workers."],
        dt.date(2026, 5, 1),
        author=MAKER,
    )


def office(text: str) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    document.core_properties.author = document.core_properties.last_modified_by = MAKER
    document.add_paragraph(text)
    document.add_picture(io.BytesIO(photograph()))
    document.save(out)
    return out.getvalue()


EXHIBITS: dict[str, bytes] = {
    "B-1": photograph(),
    "B-2": letter(),
    "B-3": office("Minutes of the invented mill."),
    "B-4": "Quillon Varestad’s notes: 30 kilos of yarn.\n".encode(),
    "B-5": scan(),
    "B-6": office("Quillon Varestad was there."),
    "B-7": bytes(range(256)) * 8,
}
SEALED = b"Quillon Varestad told it in an interview"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    with workspace.loading(at=AT) as load:
        for label, data in EXHIBITS.items():
            load.add_original(data, name=f"{label}.bin", dataset="invented", public_from=dt.date(2026, 1, 1))
        load.add_original(
            SEALED,
            name="told.txt",
            dataset="told",
            public_from=dt.date(2026, 1, 1),
            protected=True,
            passphrase="long enough",
        )
    return workspace.folder


def filed(volume: Volume = Volume.PUBLIC) -> Paper:
    annexes = [
        Annex(label=label, title=f"Exhibit {label}", sha256=sha(data)) for label, data in EXHIBITS.items()
    ]
    annexes.append(
        Annex(label="S-1", title="Interview with Quillon Varestad", sha256=sha(SEALED), protected=True)
    )
    annexes.append(Annex(label="R-1", title="Invented rules of import"))
    said = (
        item(
            "Quillon Varestad signed for the workers.",
            Kind.STATED,
            cite("B-2", "p. 1", "Quillon Varestad signed"),
        ),
        item("Nobody was paid in May.", Kind.STATED, cite("S-1")),
    )
    section = Section(number="1", heading="Reasons", field="reasons", blocks=(Line(items=said),))
    return dataclasses.replace(paper(), sections=(section,), annexes=tuple(annexes), volume=volume)


def texts(data: bytes, name: str = "") -> list[str]:
    """Return every text that a file gives, of files in it as well: raw, extracted, of properties, read in exhibits."""
    found = [name, data.decode("utf-8", "ignore"), data.decode("utf-16-le", "ignore")]
    if data.startswith(b"PK\x03\x04"):
        held = zipfile.ZipFile(io.BytesIO(data))
        for one in held.namelist():
            found += texts(held.read(one), one)
            found.append(re.sub(r"<[^>]*>", "", held.read(one).decode("utf-8", "ignore")))
    elif data.startswith(b"%PDF"):
        reader = pypdf.PdfReader(io.BytesIO(data))
        found += [page.extract_text() for page in reader.pages] + [str(reader.metadata)]
        found += [
            " ".join(word.text for word in read_words(page) or ()) for page in render_pages(data, "x")[0]
        ]
    elif data.startswith((b"\xff\xd8", b"\x89PNG")):
        picture = Image.open(io.BytesIO(data))
        found += [str(dict(picture.getexif())), str(picture.info)]
        if name.startswith("annexes/"):
            found.append(" ".join(word.text for word in read_words(load_image(data, name)) or ()))
    return found


@needs_ocr
@pytest.mark.slow
def test_no_secret_comes_back_out_of_the_public_volume(folder, tmp_path):
    told = write_paper(filed(), tmp_path / "petition.zip", folder=folder, names=NAMES, at=AT)
    found = "\n".join(texts((tmp_path / "petition.zip").read_bytes())).lower()
    for secret in (
        "quillon",
        "varestad",
        MAKER.lower(),
        "invented camera",
        "told it in an interview",
        sha(SEALED),
    ):
        assert secret not in found
    assert "left out of the public volume" in found
    assert {one["label"]: one["why"].split(";")[0] for one in told["left_out"]} == {
        "B-6": "it holds a name that is to be hidden",
        "B-7": "its kind is not known, so that nothing can be taken out of it",
        "S-1": "a protected source stays sealed",
        "R-1": "the paper holds a reference only",
    }


@needs_ocr
@pytest.mark.slow
def test_the_search_finds_the_secret_where_it_is(folder, tmp_path):
    write_paper(filed(Volume.CONFIDENTIAL), tmp_path / "petition.zip", folder=folder, at=AT)
    held = zipfile.ZipFile(tmp_path / "petition.zip")
    for name, secret in (
        ("annexes/B-1.jpg", MAKER), ("annexes/B-2.pdf", "Quillon Varestad"), ("annexes/B-3.docx", MAKER),
        ("annexes/B-4.txt", "Quillon"), ("annexes/B-5.png", "Varestad"), ("annexes/B-6.docx", "Quillon Varestad"),
        ("paper/petition.pdf", "Quillon Varestad"), ("paper/petition.docx", "Quillon Varestad"),
    ):  # fmt: skip
        assert secret in "\n".join(texts(held.read(name), name))


def test_the_zip_verifies_with_the_verifier_of_evidence_exports_and_no_byte_may_change(folder, tmp_path):
    write_paper(filed(), tmp_path / "petition.zip", folder=folder, at=AT)
    data = (tmp_path / "petition.zip").read_bytes()
    faults, gaps = verify(data)
    assert faults == []
    assert [one.split(":")[0] for one in gaps] == ["head.json"]
    for at in range(40, len(data), len(data) // 60):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        assert verify(changed)[0]


def test_manifest_and_provenance_name_every_file_and_what_it_was_made_from(folder, tmp_path):
    write_paper(filed(), tmp_path / "petition.zip", folder=folder, at=AT)
    held = zipfile.ZipFile(tmp_path / "petition.zip")
    manifest, prov = json.loads(held.read("manifest.json")), json.loads(held.read("prov.jsonld"))
    assert {one["path"] for one in manifest["files"]} == set(held.namelist()) - {
        "manifest.json",
        "log.json",
        "head.json",
    }
    assert all(name.isascii() for name in held.namelist())
    assert {one["original"] for one in manifest["items"]} == {sha(EXHIBITS[f"B-{n}"]) for n in range(1, 7)}
    derived = {one["@id"]: one.get("prov:wasDerivedFrom") for one in prov["@graph"]}
    photo = next(one for one in manifest["items"] if one["label"] == "B-1")
    assert photo["sha256"] != photo["original"]
    assert derived[f"urn:sha256:{photo['sha256']}"] == {"@id": f"urn:sha256:{photo['original']}"}
    assert {name.rsplit(".")[-1] for name in held.namelist() if name.startswith("paper/")} == {
        "docx",
        "pdf",
        "html",
        "txt",
        "xlsx",
    }


def test_a_confidential_paper_comes_in_two_volumes_and_only_one_has_the_exhibits_as_they_were(
    folder, tmp_path
):
    told = write_paper(filed(Volume.CONFIDENTIAL), tmp_path / "petition.zip", folder=folder, at=AT)
    assert [(Path(one["path"]).name, one["volume"]) for one in told["files"]] == [
        ("petition.zip", "confidential"),
        ("petition.public.zip", "public"),
    ]
    for name in ("petition.zip", "petition.public.zip"):
        assert verify((tmp_path / name).read_bytes())[0] == []
    held = zipfile.ZipFile(tmp_path / "petition.zip")
    assert held.read("annexes/B-1.jpg") == EXHIBITS["B-1"]
    assert zipfile.ZipFile(tmp_path / "petition.public.zip").read("annexes/B-1.jpg") != EXHIBITS["B-1"]
    why = {one["volume"]: one["why"] for one in told["left_out"] if one["label"] == "S-1"}
    shut = "a protected source stays sealed"
    assert why == {"confidential": f"{shut}; the variable UNPICK_PASSPHRASE opens it", "public": shut}


def test_a_passphrase_puts_sealed_exhibits_into_the_confidential_volume_only(folder, tmp_path):
    with Workspace.open(folder).reader() as reader:
        rows = reader.table("document").to_pylist()
    sealed = next(row["document"] for row in rows if row["protected"])
    annexes = (Annex(label="S-1", title="Interview", sha256=sealed, protected=True),)
    made = dataclasses.replace(filed(Volume.CONFIDENTIAL), annexes=annexes)
    told = write_paper(made, tmp_path / "shut.zip", folder=folder, at=AT)
    assert told["left_out"][0]["why"].endswith("UNPICK_PASSPHRASE opens it")
    write_paper(made, tmp_path / "open.zip", folder=folder, at=AT, passphrase="long enough")
    assert zipfile.ZipFile(tmp_path / "open.zip").read("annexes/S-1.txt") == SEALED
    assert verify((tmp_path / "open.zip").read_bytes())[0] == []
    public = zipfile.ZipFile(tmp_path / "open.public.zip")
    assert not [name for name in public.namelist() if "S-1" in name]
    with pytest.raises(UsageError):
        write_paper(made, tmp_path / "wrong.zip", folder=folder, at=AT, passphrase="another one")
    assert not (tmp_path / "wrong.zip").exists()


def test_an_exhibit_deleted_behind_the_tools_back_is_named_and_nothing_is_written(folder, tmp_path):
    digest = sha(EXHIBITS["B-4"])
    (folder / "originals" / digest[:2] / digest).unlink()
    rows = len(Workspace.open(folder).decisions.entries())
    with pytest.raises(Tampered, match=rf"annex B-4, originals/{digest[:2]}/{digest}: it is missing"):
        write_paper(filed(), tmp_path / "petition.zip", ["docx"], folder=folder, at=AT)
    assert [one.name for one in tmp_path.iterdir()] == ["ws"]
    assert len(Workspace.open(folder).decisions.entries()) == rows


def test_an_open_annex_that_the_workspace_protects_is_refused(folder, tmp_path):
    with Workspace.open(folder).reader() as reader:
        rows = reader.table("document").to_pylist()
    document = next(row["document"] for row in rows if row["protected"])
    bad = dataclasses.replace(
        filed(), annexes=(Annex(label="A-1", title="Open", sha256=document),), sections=()
    )
    with pytest.raises(UsageError, match="annex A-1: the workspace marks it as a protected source"):
        write_paper(bad, tmp_path / "petition.zip", folder=folder, at=AT)


def test_the_list_of_what_was_hidden_stays_at_home_and_the_log_tells_no_name(folder, tmp_path):
    write_paper(filed(), tmp_path / "petition.docx", folder=folder, names=NAMES, at=AT)
    (kept,) = (folder / "exports").glob("hidden-*.json")
    hidden = json.loads(kept.read_text(encoding="utf-8"))["hidden"]
    assert {one["kind"] for one in hidden} == {"annex", "sentence", "name"}
    assert any(one["text"] == "Nobody was paid in May." for one in hidden)
    row = Workspace.open(folder).decisions.entries()[-1]
    assert (row.action, row.what["volume"], row.what["hidden"]) == ("paper", "public", len(hidden))
    assert "Quillon" not in json.dumps(row.what)


def test_pseudonyms_are_the_same_in_every_paper_of_a_workspace(folder, tmp_path):
    for name in ("one", "two"):
        write_paper(filed(), tmp_path / f"{name}.docx", folder=folder, names=NAMES, at=AT)
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()
    text = zipfile.ZipFile(tmp_path / "one.docx").read("word/document.xml").decode()
    assert re.search(r"Source [0-9A-F]{6}", text) and re.search(r"Person [0-9A-F]{6}", text)
