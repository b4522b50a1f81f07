"""Captures and time stamps: sound ones become originals, altered ones are named and leave nothing behind."""

import datetime as dt
import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from unpick.app.captures import import_capture, keep_token, write_request
from unpick.app.custody import check_custody
from unpick.model.errors import UnreadableFile, UsageError
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

warcio = pytest.importorskip("warcio", reason="warcio is not installed (extra captures)")

AT = dt.datetime(2026, 11, 1, 9, 0, tzinfo=dt.UTC)
PAGES = {f"https://paper.invented.example/{n}": b"Invented boxes, page %d. " % n * 40 for n in range(3)}


def warc() -> tuple[bytes, list[tuple[int, int, str]]]:
    """Return an uncompressed WARC, and offset, length and address of its records."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out, places = io.BytesIO(), []
    writer = WARCWriter(out, gzip=False)
    for url, body in PAGES.items():
        start = out.tell()
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        dated = {"WARC-Date": "2020-11-20T08:00:00Z"}
        writer.write_record(
            writer.create_warc_record(
                url, "response", io.BytesIO(body), http_headers=head, warc_headers_dict=dated
            )
        )
        places.append((start, out.tell() - start, url))
    return out.getvalue(), places


def wacz(*, change=lambda files: None, seal: bool = True) -> bytes:
    """Return a WACZ; change alters its files before (seal) or after the hashes were taken."""
    data, places = warc()
    lines = [
        f"x {n} "
        + json.dumps({"url": url, "filename": "data.warc", "offset": str(offset), "length": str(length)})
        for n, (offset, length, url) in enumerate(places)
    ]
    files = {
        "archive/data.warc": data,
        "indexes/index.cdx": "\n".join(lines).encode(),
        "pages/pages.jsonl": b"{}\n",
    }
    if seal:
        change(files)
    resources = [
        {"path": path, "hash": "sha256:" + hashlib.sha256(content).hexdigest(), "bytes": len(content)}
        for path, content in files.items()
    ]
    files["datapackage.json"] = json.dumps({"resources": resources}).encode()
    digest = "sha256:" + hashlib.sha256(files["datapackage.json"]).hexdigest()
    files["datapackage-digest.json"] = json.dumps({"hash": digest}).encode()
    if not seal:
        change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        for path, content in files.items():
            held.writestr(path, content)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Workspace.create(tmp_path / "ws", created_at=AT).folder


def add(folder: Path, data: bytes, name: str) -> dict:
    file = folder.parent / name
    file.write_bytes(data)
    document = import_capture(folder, file, at=AT)
    assert find_faults(document) == []
    return document


@pytest.mark.parametrize(("make", "name"), [(lambda: warc()[0], "a.warc"), (wacz, "a.wacz")])
def test_a_sound_capture_is_stored_with_its_times(folder: Path, make, name: str):
    document = add(folder, make(), name)
    assert document["ok"], document["problems"]
    assert {one["url"]: one["document"] for one in document["records"]} == {
        url: hashlib.sha256(body).hexdigest() for url, body in PAGES.items()
    }
    workspace = Workspace.open(folder)
    with workspace.reader() as reader:
        rows = {row["document"]: row for row in reader.table("document").to_pylist()}
    for one in document["records"]:
        assert str(rows[one["document"]]["published"])[:10] == "2020-11-20"
        assert rows[one["document"]]["url"] == one["url"]
    assert workspace.decisions.entries()[-1].action == "capture"
    assert check_custody(folder, at=AT)["ok"]


def alter_record(files: dict[str, bytes]) -> None:
    files["archive/data.warc"] = files["archive/data.warc"].replace(b"boxes, page 1", b"boxes, page 7", 1)


def alter_index(files: dict[str, bytes]) -> None:
    files["indexes/index.cdx"] = files["indexes/index.cdx"].replace(b'example/1"', b'example/2"')


def drop_record(files: dict[str, bytes]) -> None:
    files["archive/data.warc"] = files["archive/data.warc"][: warc()[1][2][0]]


def drop_line(files: dict[str, bytes]) -> None:
    files["indexes/index.cdx"] = b"\n".join(files["indexes/index.cdx"].splitlines()[:2])


def drop_file(files: dict[str, bytes]) -> None:
    del files["indexes/index.cdx"]


def add_file(files: dict[str, bytes]) -> None:
    files["other.txt"] = b"new"


@pytest.mark.parametrize("seal", [True, False])
@pytest.mark.parametrize(
    ("change", "named"),
    [
        (alter_record, "data.warc"),
        (alter_index, "index"),
        (drop_record, "data.warc"),
        (drop_line, "index"),
        (drop_file, "index"),
    ],
)
def test_what_was_altered_is_named_and_nothing_stored(folder: Path, change, named: str, seal: bool):
    """Sealed anew (seal) the hashes of the package fit; the records and the index still tell."""
    before = Workspace.open(folder).snapshot().number
    document = add(folder, wacz(change=change, seal=seal), "a.wacz")
    assert not document["ok"]
    assert any(named in one for one in document["problems"])
    assert Workspace.open(folder).snapshot().number == before
    assert not list(folder.glob("originals/*/*"))


def test_a_file_that_the_package_does_not_name_is_told(folder: Path):
    document = add(folder, wacz(change=add_file, seal=False), "a.wacz")
    assert document["problems"] == ["other.txt: the list of files does not name it"]


@pytest.mark.parametrize(
    "data",
    [b"", b"x", b"WARC/1.0\r\n", warc()[0][:200], b"PK\x03\x04broken", wacz()[:400], b"\x1f\x8bbroken"],
)
def test_what_cannot_be_read_is_refused(folder: Path, data: bytes):
    try:
        assert "cut short" in add(folder, data, "a.bin")["problems"][0]
        assert data.startswith(b"WARC")
    except UnreadableFile:
        pass
    assert not list(folder.glob("originals/*/*"))


def test_proofmode_files_fit_the_names_of_their_proofs(folder: Path):
    photo = b"invented photograph"
    sha = hashlib.sha256(photo).hexdigest()
    for body, sound in ((photo, True), (photo + b"!", False)):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as held:
            held.writestr("photo.jpg", body)
            held.writestr(f"{sha}.asc", "signature")
            held.writestr(f"{sha}.proof.json", json.dumps({"Proof Generated": "2021-02-03T04:05:06Z"}))
        document = add(folder, out.getvalue(), f"bundle-{sound}.zip")
        assert document["ok"] is sound
        if sound:
            assert document["records"][0]["at"] == "2021-02-03T04:05:06Z"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a test authority with openssl: a root, an authority under it, and another root."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed")
    place = tmp_path_factory.mktemp("authority")
    (place / "tsa.cnf").write_text(
        "[ tsa ]\ndefault_tsa = one\n[ one ]\nserial = ./serial\ncrypto_device = builtin\nsigner_cert = ./tsa.pem\n"
        "signer_key = ./tsa.key\nsigner_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256, sha512\n"
        "ess_cert_id_alg = sha256\n"
    )
    (place / "ext.cnf").write_text(
        "keyUsage = critical, digitalSignature\nextendedKeyUsage = critical, timeStamping\n"
        "subjectKeyIdentifier = hash\nauthorityKeyIdentifier = keyid\n"
    )
    (place / "serial").write_text("01\n")
    for line in (
        "req -x509 -newkey rsa:2048 -nodes -keyout root.key -out root.pem -days 3000 -subj /CN=Invented-Root",
        "req -x509 -newkey rsa:2048 -nodes -keyout other.key -out other.pem -days 3000 -subj /CN=Invented-Other",
        "req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj /CN=Invented-Authority",
        "x509 -req -in tsa.csr -CA root.pem -CAkey root.key -CAcreateserial -days 3000 -extfile ext.cnf -out tsa.pem",
    ):
        subprocess.run(["openssl", *line.split()], cwd=place, check=True, capture_output=True)
    return place


def answer(authority: Path, request: Path, *, chain: bool = False) -> Path:
    out = request.with_suffix(".tsr")
    more = ["-chain", "root.pem"] if chain else []
    command = [
        "openssl",
        "ts",
        "-reply",
        "-config",
        "tsa.cnf",
        "-queryfile",
        str(request),
        *more,
        "-out",
        str(out),
    ]
    subprocess.run(command, cwd=authority, check=True, capture_output=True)
    return out


@pytest.mark.parametrize("chain", [False, True])
def test_a_token_is_verified_offline_kept_and_logged(folder: Path, authority: Path, chain: bool):
    pytest.importorskip("rfc3161_client")
    file = folder.parent / "page.txt"
    file.write_bytes(b"invented page")
    assert write_request(file, folder.parent / "q.tsq", at=AT)["ok"]
    token = answer(authority, folder.parent / "q.tsq", chain=chain)
    document = keep_token(folder, file, token, authority / "root.pem", at=AT)
    assert find_faults(document) == []
    sha = hashlib.sha256(token.read_bytes()).hexdigest()
    assert (folder / "originals" / sha[:2] / sha).read_bytes() == token.read_bytes()
    assert Workspace.open(folder).decisions.entries()[-1].what["token"] == sha


def test_without_the_client_openssl_verifies(folder: Path, authority: Path, monkeypatch):
    from unpick.store import timestamps

    file = folder.parent / "page.txt"
    file.write_bytes(b"invented page")
    write_request(file, folder.parent / "q.tsq", at=AT)
    token = answer(authority, folder.parent / "q.tsq")

    def refuse(*_):
        raise ValueError("InvalidSetOrdering")

    by_client = timestamps.verify_token(
        b"invented page", token.read_bytes(), (authority / "root.pem").read_bytes()
    )
    monkeypatch.setattr(timestamps, "_by_client", refuse)
    by_openssl = timestamps.verify_token(
        b"invented page", token.read_bytes(), (authority / "root.pem").read_bytes()
    )
    assert (by_client.by, by_openssl.by) == ("rfc3161-client", "openssl")
    assert by_client.at == by_openssl.at


def test_what_does_not_hold_is_refused(folder: Path, authority: Path):
    file, other = folder.parent / "page.txt", folder.parent / "other.txt"
    file.write_bytes(b"invented page")
    other.write_bytes(b"another page")
    write_request(file, folder.parent / "q.tsq", at=AT)
    token = answer(authority, folder.parent / "q.tsq")
    cut = folder.parent / "cut.tsr"
    cut.write_bytes(token.read_bytes()[:-40])
    for which, answered, root in (
        (other, token, "root.pem"),
        (file, token, "other.pem"),
        (file, cut, "root.pem"),
        (file, other, "root.pem"),
        (file, token, "tsa.cnf"),
    ):
        with pytest.raises(UsageError, match="time stamp"):
            keep_token(folder, which, answered, authority / root, at=AT)
    assert Workspace.open(folder).decisions.entries()[-1].action != "timestamp"


def test_an_auto_archiver_folder_becomes_originals_and_a_changed_one_leaves_nothing(tmp_path: Path):
    from tests.datasets.test_auto_archiver import PICTURE, URL, bundle, put

    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    folder = put(tmp_path, bundle())
    document = import_capture(workspace.folder, folder, at=AT)
    assert find_faults(document) == []
    assert (document["ok"], document["form"], len(document["records"])) == (True, "auto-archiver", 7)
    listing = workspace.folder / "originals" / document["document"][:2] / document["document"]
    assert f"{hashlib.sha256(PICTURE).hexdigest()}  x7/zz41.jpg" in listing.read_text()
    with workspace.reader() as reader:
        rows = reader.table("document").to_pylist()
    assert {row["published"] for row in rows} == {dt.date(2020, 11, 20)}
    assert f"{URL}#x7/zz41.jpg" in {row["url"] for row in rows}
    assert check_custody(workspace.folder, at=AT)["ok"]
    (folder / "x7" / "zz41.jpg").write_bytes(b"other")
    before = workspace.snapshot()
    refused = import_capture(workspace.folder, folder, at=AT)
    assert not refused["ok"]
    assert not refused["stored"]
    assert workspace.snapshot() == before


def test_an_opentimestamps_proof_is_computed_kept_and_logged(tmp_path: Path):
    from tests.datasets.test_opentimestamps import FIRST, HEADER, ROOT, block, pending, proof
    from unpick.app.captures import keep_proof

    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    file, ots, header = tmp_path / "first", tmp_path / "first.ots", tmp_path / "header"
    file.write_bytes(FIRST)
    ots.write_bytes(proof(FIRST, b"\xff" + pending() + b"\x08" + block(0)))
    header.write_text(HEADER.hex() + "\n")
    unchecked = keep_proof(workspace.folder, file, ots, at=AT)
    assert find_faults(unchecked) == []
    assert unchecked["proof"]["stamped"] is None
    assert "was not checked" in unchecked["notes"][0]
    assert [(one["height"], one["message"][:8]) for one in unchecked["proof"]["attestations"]] == [
        (0, ROOT[:8]),
        (None, hashlib.sha256(FIRST).hexdigest()[:8]),
    ]
    checked = keep_proof(workspace.folder, file, ots, at=AT, header=header)
    assert find_faults(checked) == []
    assert checked["proof"]["stamped"] == "2009-01-03T18:15:05Z"
    last = workspace.decisions.entries()[-1]
    assert (last.action, last.what["stamped"]) == ("opentimestamps", "2009-01-03T18:15:05Z")
    kept = workspace.folder / "originals" / checked["proof"]["proof"][:2] / checked["proof"]["proof"]
    assert kept.read_bytes() == ots.read_bytes()
    header.write_text("00" * 80)
    with pytest.raises(UsageError, match="does not carry"):
        keep_proof(workspace.folder, file, ots, at=AT, header=header)
    header.write_text("no hex")
    with pytest.raises(UnreadableFile, match="no header"):
        keep_proof(workspace.folder, file, ots, at=AT, header=header)
    file.write_bytes(FIRST + b"x")
    with pytest.raises(UsageError, match="over the SHA-256"):
        keep_proof(workspace.folder, file, ots, at=AT)


def test_c2pa_of_a_captured_picture_is_told_beside_its_record(tmp_path: Path):
    pytest.importorskip("c2pa", reason="c2pa-python is not installed (extra c2pa)")
    from tests.datasets.test_auto_archiver import put, stated
    from tests.datasets.test_c2pa import signed_picture as make
    from unpick.app.captures import read_provenance

    picture = make()
    altered = bytearray(picture)
    altered[-200] ^= 1
    media = [{"filename": "a", "properties": {"hash": stated(bytes(one))}} for one in (picture, altered)]
    record = {"status": "success", "metadata": {"url": "https://x.invented.example"}, "media": media}
    files = {"metadata.json": json.dumps(record).encode(), "a.jpg": picture, "b.jpg": bytes(altered)}
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    document = import_capture(workspace.folder, put(tmp_path, files), at=AT)
    assert find_faults(document) == []
    assert document["ok"], "a file that is as it was archived is stored, whatever its C2PA says"
    assert [(one["binding"], one["signature"]) for one in document["provenance"]] == [
        ("fits", "holds"),
        ("altered", "holds"),
    ]
    (tmp_path / "b.jpg").write_bytes(bytes(altered))
    alone = read_provenance(tmp_path / "b.jpg", at=AT)
    assert find_faults(alone) == []
    assert not alone["ok"]
