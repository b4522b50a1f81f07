"""auto-archiver bundles: a file is found by the hash that the record states; what is missing or altered is named."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.datasets.test_opentimestamps import block, proof
from unpick.datasets.captures import read_capture
from unpick.model.errors import UnreadableFile

PAGE, PICTURE = b"invented page " * 50, b"\xff\xd8\xffinvented picture" * 20
URL = "https://paper.invented.example/boxes"


def stated(data: bytes, kind: str = "SHA-256") -> str:
    made = hashlib.sha256(data) if kind == "SHA-256" else hashlib.sha3_512(data)
    return f"{kind}:{made.hexdigest()}"


def bundle(kind: str = "SHA-256") -> dict[str, bytes]:
    """Return the files of an archived address as json_enricher, hash_enricher and both time stampers leave them."""
    thumb = {"filename": "/tmp/inner.jpg", "properties": {}}
    media = [
        {"filename": "/tmp/a.html", "key": None, "urls": [], "properties": {"hash": stated(PAGE, kind)}},
        {
            "filename": "/tmp/b.jpg",
            "key": None,
            "urls": [],
            "properties": {"hash": stated(PICTURE, kind), "thumbnails": [thumb]},
        },
    ]
    record = {
        "status": "generic_extractor: success",
        "metadata": {"url": URL, "_processed_at": "2020-11-20 08:00:00.123456+00:00", "title": "Boxes"},
        "media": media,
    }
    lines = "\n".join(one["properties"]["hash"].partition(":")[2] for one in media)
    return {
        "x7/metadata.json": json.dumps(record, indent=4).encode(),
        "x7/qhe2.html": PAGE,
        "x7/zz41.jpg": PICTURE,
        "x7/thumb9.jpg": b"small",
        "x7/hashes.txt": lines.encode(),
        "x7/timestamp_token_https-invented": b"token",
        "x7/zz41.jpg.ots": proof(PICTURE, b"\x08" + block(9)),
    }


def page_of(files: dict[str, bytes]) -> bytes:
    rows = "".join(
        f"<li>hash: <span>{stated(files[one])}</span></li>" for one in ("x7/qhe2.html", "x7/zz41.jpg")
    )
    return (
        f"<html><title>{URL}</title><table><tr><td>_processed_at</td><td><span>2020-11-20 08:00:00+00:00</span></td>"
        f"</tr></table>{rows}<a href='https://github.com/bellingcat/auto-archiver'>made with</a></html>"
    ).encode()


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def put(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        place = folder / "bundle" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return folder / "bundle"


@pytest.mark.parametrize("kind", ["SHA-256", "SHA3-512"])
def test_a_sound_bundle_is_read_the_same_from_a_folder_and_a_zip(tmp_path: Path, kind: str):
    files = bundle(kind)
    (tmp_path / "b.zip").write_bytes(zipped(files))
    from_zip, from_folder = read_capture(tmp_path / "b.zip"), read_capture(put(tmp_path, files))
    assert from_zip.form == from_folder.form == "auto-archiver"
    assert from_zip.problems == from_folder.problems == ()
    assert {one.sha256 for one in from_zip.records} == {
        hashlib.sha256(one).hexdigest() for one in files.values()
    }
    assert [one.sha256 for one in from_folder.records] == sorted(
        [one.sha256 for one in from_zip.records],
        key=[one.sha256 for one in from_folder.records].index,
    )
    assert {one.at for one in from_zip.records} == {"2020-11-20T08:00:00Z"}
    assert all(one.url.startswith(URL) for one in from_zip.records)
    assert from_folder.sha256 == hashlib.sha256(from_folder.listing).hexdigest()
    assert from_folder.listing.decode().count("\n") == len(files)
    notes = " ".join(from_zip.notes)
    assert "1 time stamps" in notes
    assert "no hash of 1 files, such as 'x7/thumb9.jpg'" in notes
    assert "1 OpenTimestamps proofs" in notes


def test_the_page_alone_states_hashes_address_and_time(tmp_path: Path):
    files = bundle()
    del files["x7/metadata.json"]
    files["x7/report.html"] = page_of(files)
    read = read_capture(put(tmp_path, files))
    assert read.problems == ()
    assert {(one.url.partition("#")[0], one.at) for one in read.records} == {(URL, "2020-11-20T08:00:00Z")}
    files["x7/zz41.jpg"] = PICTURE + b"x"
    assert any("missing or was altered" in one for one in read_capture(put(tmp_path, files)).problems)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda files: files.update({"x7/zz41.jpg": PICTURE[:-1]}), "missing or was altered"),
        (lambda files: files.pop("x7/qhe2.html"), "missing or was altered"),
        (lambda files: files.update({"x7/hashes.txt": b"0" * 64}), "is the hash of nothing"),
        (
            lambda files: files.update({"x7/zz41.jpg.ots": proof(b"other", block(9))}),
            "which no file of the bundle has",
        ),
        (lambda files: files.update({"x7/zz41.jpg.ots": b"nonsense"}), "no OpenTimestamps proof"),
        (
            lambda files: files.update({"x7/crawl.wacz": zipped({"datapackage.json": b'{"resources": []}'})}),
            "index",
        ),
    ],
)
def test_what_was_changed_is_named(tmp_path: Path, change: Callable[[dict[str, bytes]], object], says: str):
    files = bundle()
    change(files)
    read = read_capture(put(tmp_path, files))
    assert any(says in one for one in read.problems), read.problems


def test_a_record_without_hashes_says_so_and_is_no_problem(tmp_path: Path):
    files = bundle()
    record = json.loads(files["x7/metadata.json"])
    for one in record["media"]:
        one["properties"] = {}
    files["x7/metadata.json"] = json.dumps(record).encode()
    del files["x7/hashes.txt"]
    read = read_capture(put(tmp_path, files))
    assert read.problems == ()
    assert "states no hashes" in read.notes[0]


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[" * 100_000, b'{"status": 1, "metadata": {}, "media"', b"\xff\xfe"]
)
def test_a_broken_record_makes_no_bundle(tmp_path: Path, data: bytes):
    with pytest.raises(UnreadableFile, match="no record of auto-archiver"):
        read_capture(put(tmp_path, {"metadata.json": data, "a.jpg": PICTURE}))


def test_a_record_of_the_wrong_form_is_named(tmp_path: Path):
    with pytest.raises(UnreadableFile, match="wrong form"):
        read_capture(put(tmp_path, {"metadata.json": b'{"status": "x", "metadata": [], "media": {}}'}))


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path):
    folder = put(tmp_path, bundle())
    (tmp_path / "secret.txt").write_text("not of the bundle")
    (folder / "x7" / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert all(one.body != b"not of the bundle" for one in read_capture(folder).records)
