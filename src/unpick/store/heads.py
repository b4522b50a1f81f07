"""Signed heads of the custody log, and what a head kept elsewhere says of the log as it lies now."""

import datetime as dt
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from unpick.model.errors import Tampered, UsageError
from unpick.store.decisions import DecisionLog, Entry
from unpick.store.kept_tree import NAME, differs, log_proofs
from unpick.store.merkle import Tree
from unpick.store.sealed import HEAD_KEY, write_secret
from unpick.store.snapshot import stamp

__all__ = [
    "Head",
    "differences",
    "drop_kept_tree",
    "head_keys",
    "log_tree",
    "read_head",
    "sign_head",
    "signed_text",
]

_FORM: Final = "unpick.head/1"
_DIGITS: Final = {"root": 64, "key": 64, "signature": 128}


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The log at one moment: so many rows, this root, signed.

    Attributes:
        size: rows under the root. root: Merkle root (RFC 9162) over the hashes of the rows, hex.
        at: UTC, to the second. key: Ed25519 public key, hex. signature: over `signed_text`, hex.
    """

    size: int
    root: str
    at: str
    key: str
    signature: str

    def as_dict(self) -> dict[str, Any]:
        """Return the head as its file and the JSON document carry it."""
        return {"format": _FORM, **asdict(self)}

    def is_signed(self) -> bool:
        """Tell whether the signature is the key's, over exactly this size, root and time."""
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.key))
            key.verify(bytes.fromhex(self.signature), signed_text(self.size, self.root, self.at))
        except (InvalidSignature, ValueError):
            return False
        return True


def signed_text(size: int, root: str, at: str) -> bytes:
    """Return the bytes that a head's signature is over: four lines, so that openssl can check it as well."""
    return f"{_FORM}\n{size}\n{root}\n{at}\n".encode()


def log_tree(entries: list[Entry]) -> Tree:
    """Return the Merkle tree over a log; a leaf is the hash of a row, which is over the row and its past."""
    return Tree(bytes.fromhex(entry.hash) for entry in entries)


def sign_head(folder: Path, *, at: dt.datetime) -> Head:
    """Sign the log as it lies; the first signature makes the key and logs its public half.

    Raises:
        Tampered: the key in `sealed/` is not the one that was written.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    log, path = DecisionLog(folder / "decisions.sqlite"), folder / "sealed" / HEAD_KEY
    if not path.exists():
        new = Ed25519PrivateKey.generate()
        sealed = {HEAD_KEY: write_secret(folder, HEAD_KEY, new.private_bytes_raw().hex().encode())}
        what = {"sealed": sealed, "key": new.public_key().public_bytes_raw().hex()}
        log.record("head_key", by="", why="", at=at, what=what)
    fault = Tampered(
        f"sealed/{HEAD_KEY}", "it is not the key that the log names", "restore it from a copy, or delete it"
    )
    try:
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(path.read_text("ascii")))
    except ValueError:
        raise fault from None
    public = key.public_key().public_bytes_raw().hex()
    if public not in head_keys(log):
        raise fault
    with log_proofs(folder) as tree:
        size, root, when = len(tree), tree.root().hex(), stamp(at)
    signature = key.sign(signed_text(size, root, when)).hex()
    return Head(size=size, root=root, at=when, key=public, signature=signature)


def head_keys(log: DecisionLog) -> set[str]:
    """Return the public keys, in hex, that the log says were made to sign its heads."""
    return {str(what.get("key")) for what in log.told_by("head_key")}


def drop_kept_tree(folder: Path) -> None:
    """Remove the kept hashes of the tree where they are not those of the rows; they are made anew."""
    if differs(folder):
        (folder / NAME).unlink(missing_ok=True)


def read_head(path: Path) -> Head:
    """Read the file of a head.

    Raises:
        UsageError: the file is no head, or its signature does not hold.
    """
    remedy = "give a file that `unpick custody head` wrote, unchanged"
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if found.pop("format") != _FORM:
            raise ValueError("another format")
        head = Head(**found)
        sound = type(head.size) is int and head.size > 0 and isinstance(head.at, str)
        for name, digits in _DIGITS.items():
            sound = sound and len(bytes.fromhex(getattr(head, name))) * 2 == digits
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as problem:
        raise UsageError(f"head '{path.name}'", f"it cannot be read ({problem})", remedy) from None
    if not sound:
        raise UsageError(f"head '{path.name}'", "a number or a hash in it has the wrong form", remedy)
    if not head.is_signed():
        raise UsageError(f"head '{path.name}'", "its signature does not hold", remedy)
    return head


def differences(entries: list[Entry], head: Head) -> list[str]:
    """Return how the log differs from the one that a head was signed over; empty when it goes on from it.

    A head has one root for all its rows, so it cannot say which row was changed, only that the first `size`
    rows are not those that were signed: one was edited, deleted, moved or put in, or the log is another.
    The chain of hashes within the log names the row when the hashes after it were not made anew.
    """
    if len(entries) < head.size:
        return [f"the log was rolled back: it has {len(entries)} rows, the head was signed over {head.size}"]
    found = list[str]()
    if head.key not in _keys(entries):
        found.append(
            f"the head's key '{head.key[:16]}' is not in the log: it is another log, or was made anew"
        )
    if log_tree(entries[: head.size]).root().hex() != head.root:
        found.append(
            f"the first {head.size} rows are not those signed on {head.at}: a row was edited, deleted, moved "
            "or put in, or the log was forked before then"
        )
    return found


def _keys(entries: list[Entry]) -> set[str]:
    return {str(entry.what.get("key")) for entry in entries if entry.action == "head_key"}
