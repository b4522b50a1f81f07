"""Verify an evidence export of unpick. Needs Python 3.9 and its standard library; openssl for signatures.

    python3 verify.py EXPORT.zip [--head HEAD.json] [--root AUTHORITY.pem]

--head: a signed head that was got another way; its key must be the one that signed this export.
--root: root certificate under which the time stamps in the export are checked.

Exit code: 0 everything holds, 1 something does not, 2 something could not be checked.
What holds proves that bytes are unchanged since they were recorded. It does not prove that they are true.
"""

import argparse
import hashlib
import io
import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any, Optional

DATE = (1980, 1, 1, 0, 0, 0)
ORDER = ("manifest.json", "log.json", "head.json")
FORMS = ("unpick.evidence/1", "unpick.log/1", "unpick.head/1")


def sha256(data: bytes) -> str:
    """Return the SHA-256 in hex."""
    return hashlib.sha256(data).hexdigest()


def text_of(value: Any) -> bytes:
    """Return a JSON document as the export writes it; any other spelling was not written by it."""
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def pack(files: dict[str, bytes]) -> bytes:
    """Return the ZIP of some files; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as held:
        for name in sorted(files):
            about = zipfile.ZipInfo(name, DATE)
            about.create_system, about.external_attr = 3, 0o644 << 16
            held.writestr(about, files[name])
    return out.getvalue()


def row_hash(row: dict[str, Any]) -> str:
    """Return the hash of a row of the log; `what` is hashed as text."""
    what = json.dumps(row["what"], sort_keys=True, ensure_ascii=False)
    parts = [row["number"], row["at"], row["action"], row["by"], row["why"], what, row["before"]]
    return sha256(json.dumps(parts, ensure_ascii=False).encode())


def leads_to(leaf: str, place: int, size: int, path: list[str], root: str) -> bool:
    """Tell whether an inclusion proof holds (RFC 9162, 2.1.3.2)."""
    at, last, found = place, size - 1, hashlib.sha256(b"\x00" + bytes.fromhex(leaf)).digest()
    if not 0 <= at <= last:
        return False
    for piece in map(bytes.fromhex, path):
        if last == 0:
            return False
        if at & 1 or at == last:
            found = hashlib.sha256(b"\x01" + piece + found).digest()
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            found = hashlib.sha256(b"\x01" + found + piece).digest()
        at, last = at >> 1, last >> 1
    return last == 0 and found.hex() == root


def openssl(arguments: list[str], files: dict[str, bytes]) -> Optional[bool]:
    """Run openssl over some files; return whether it says yes, or None when it is not installed."""
    program = shutil.which("openssl")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            (Path(folder) / name).write_bytes(data)
        return (
            subprocess.run([program, *arguments], cwd=folder, capture_output=True, check=False).returncode
            == 0
        )


def signed(head: dict[str, Any]) -> Optional[bool]:
    """Tell whether a head's Ed25519 signature holds; None without openssl."""
    text = f"unpick.head/1\n{head['size']}\n{head['root']}\n{head['at']}\n".encode()
    key = bytes.fromhex("302a300506032b6570032100" + head["key"])
    arguments = ["pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "key", "-rawin", "-in", "text"]
    arguments += ["-sigfile", "signature"]
    return openssl(arguments, {"key": key, "text": text, "signature": bytes.fromhex(head["signature"])})


def check_files(data: bytes, files: dict[str, bytes], manifest: dict[str, Any]) -> list[str]:
    """Return what is wrong with the files and the ZIP around them."""
    named = {one["path"]: one["sha256"] for one in manifest["files"]}
    faults = [f"{path}: the file is missing" for path in named if path not in files]
    faults += [
        f"{path}: its bytes were changed"
        for path, sha in named.items()
        if path in files and sha256(files[path]) != sha
    ]
    faults += [
        f"{path}: the manifest does not name it" for path in sorted(set(files) - set(named) - set(ORDER))
    ]
    if not faults and pack(files) != data:
        faults.append("the ZIP itself: its directory or its padding was changed")
    return faults


def check_log(files: dict[str, bytes], log: dict[str, Any], head: dict[str, Any]) -> list[str]:
    """Return what is wrong with the rows of the log, their proofs, and the head."""
    faults = []
    exports = [one for one in log["rows"] if one["row"]["action"] == "evidence"]
    if len(exports) != 1 or exports[0]["row"]["what"].get("manifest") != sha256(files["manifest.json"]):
        faults.append("manifest.json: the log does not name this manifest")
    for one in log["rows"]:
        row = one["row"]
        if row_hash(row) != row["hash"]:
            faults.append(f"log.json: row {row['number']} was changed")
        elif not leads_to(row["hash"], row["number"] - 1, head["size"], one["inclusion"], head["root"]):
            faults.append(f"log.json: row {row['number']} is not under the head")
    return faults


def check_tokens(
    files: dict[str, bytes], manifest: dict[str, Any], root: Optional[bytes]
) -> tuple[list[str], list[str]]:
    """Return faults and gaps of the time stamps."""
    faults, gaps = [], []
    for one in manifest["tokens"]:
        if root is None:
            gaps.append(f"{one['token']}: not checked; give the authority's root with --root")
            continue
        given = {"data": files[one["path"]], "token": files[one["token"]], "root": root}
        held = openssl(["ts", "-verify", "-data", "data", "-in", "token", "-CAfile", "root"], given)
        if held is None:
            gaps.append(f"{one['token']}: not checked; openssl is not installed")
        elif not held:
            faults.append(f"{one['token']}: the time stamp does not hold for {one['path']}")
    return faults, gaps


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the files of a ZIP.

    Raises:
        ValueError: it cannot be read, or a file is in it twice.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            names = held.namelist()
            files = {name: held.read(name) for name in names}
    except Exception as problem:  # noqa: BLE001 - a damaged ZIP raises many kinds, and each is the same answer
        raise ValueError(f"the ZIP cannot be read ({type(problem).__name__}: {problem})") from None
    if len(names) != len(files):
        raise ValueError("the ZIP: a file is in it twice")
    return files


def document(files: dict[str, bytes], name: str, form: str) -> Any:
    """Return a JSON document of the export.

    Raises:
        ValueError: it is missing, or not as an export of this form is written.
    """
    try:
        found = json.loads(files[name])
        sound = text_of(found) == files[name] and found["format"] == form
    except (KeyError, ValueError, TypeError, RecursionError):
        raise ValueError(f"{name}: it is missing or cannot be read") from None
    if not sound:
        raise ValueError(f"{name}: its bytes were changed, or it is newer than this program")
    return found


def check_head(head: dict[str, Any], known: Optional[dict[str, Any]]) -> tuple[list[str], list[str]]:
    """Return faults and gaps of the signed head."""
    faults, gaps, held = [], [], signed(head)
    if held is None:
        gaps.append("head.json: its signature was not checked; openssl is not installed")
    elif not held:
        faults.append("head.json: its signature does not hold")
    if known is None:
        gaps.append(
            "head.json: give a head that was got another way with --head, else only the export speaks for itself"
        )
    elif known["key"] != head["key"]:
        faults.append("head.json: it was signed with another key than the head given")
    return faults, gaps


def verify(
    data: bytes, known: Optional[dict[str, Any]] = None, root: Optional[bytes] = None
) -> tuple[list[str], list[str]]:
    """Return what does not hold and what could not be checked, as two lists of sentences."""
    try:
        files = unpack(data)
        manifest, log, head = (document(files, name, form) for name, form in zip(ORDER, FORMS))
    except ValueError as problem:
        return [str(problem)], []
    try:
        faults = check_files(data, files, manifest) + check_log(files, log, head)
        if faults:
            return faults, []
        stamps, gaps = check_tokens(files, manifest, root)
        heads, more = check_head(head, known)
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        return [
            f"manifest.json, log.json or head.json: a field is missing or has another form ({problem})"
        ], []
    return stamps + heads, gaps + more


def main() -> int:
    """Verify the export that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("export", type=Path)
    parser.add_argument("--head", type=Path)
    parser.add_argument("--root", type=Path)
    given = parser.parse_args()
    try:
        known = json.loads(given.head.read_text(encoding="utf-8")) if given.head else None
        if known is not None and not signed(known):
            print("the head given: its signature does not hold, or openssl is not installed")
            return 1
        faults, gaps = verify(
            given.export.read_bytes(), known, given.root.read_bytes() if given.root else None
        )
    except (OSError, ValueError, KeyError, TypeError) as problem:
        print(f"cannot be read: {problem}")
        return 1
    for line in faults:
        print(f"DOES NOT HOLD  {line}")
    for line in gaps:
        print(f"not checked    {line}")
    if not faults:
        print("Every byte, row and proof that was checked holds.")
    print("This proves that bytes are unchanged since they were recorded, not that what they say is true.")
    return 1 if faults else 2 if gaps else 0


if __name__ == "__main__":
    sys.exit(main())
