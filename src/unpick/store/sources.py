"""Identities of sources: an encrypted table, one record each under a key of its own, with a pseudonym per case.

`sealed/ID.source` holds a record, padded so that its length tells nothing; ID is random. A pseudonym is made by
HMAC of the ID under a random key of the case, so that two cases call one source by names that cannot be joined
without the passphrase, and one case calls her the same each time. When the record's key is destroyed, nothing
leads from the pseudonym to a person any more.
"""

import base64
import hashlib
import hmac
import json
import os
import unicodedata
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from unpick.store.boxes import BoxWriter, read_boxes
from unpick.store.seal_keys import KEY_END, has_key, make_key, open_key
from unpick.store.sealed import SealKey
from unpick.store.snapshot import sha256_of, sync_folder

__all__ = [
    "SOURCE_END",
    "Identity",
    "add_identity",
    "case_key_name",
    "find_identity",
    "identities",
    "pseudonym",
]

SOURCE_END: Final = ".source"
"""How the file of an identity ends."""

_PAD: Final = 4096
_DIGITS: Final = 8
"""Letters of a pseudonym: 40 bits, so that two among a thousand sources of a case agree once in two million cases."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who a source is.

    Attributes:
        name: as she gives it. apart: what keeps her apart from a namesake, such as a year of birth.
        contact, role, place, safety, note: as the person who writes them down puts it.
        documents: commitments of what she gave.
    """

    name: str
    apart: str = ""
    contact: str = ""
    role: str = ""
    place: str = ""
    safety: str = ""
    note: str = ""
    documents: tuple[str, ...] = field(default=())

    def is_same(self, other: "Identity") -> bool:
        """Tell whether both name one person: name and what keeps her apart, without regard to case and spaces."""
        return (_folded(self.name), _folded(self.apart)) == (_folded(other.name), _folded(other.apart))


def add_identity(folder: Path, identity: Identity, key: SealKey) -> tuple[str, dict[str, str]]:
    """Seal an identity; return its ID and the SHA-256 of each file that was written.

    One that is there already, by name and what keeps her apart, keeps its ID; its record is written anew.
    """
    known = [one for one, held in identities(folder, key).items() if held.is_same(identity)]
    one = known[0] if known else os.urandom(16).hex()
    own = make_key(folder, one, key.wraps)
    body = json.dumps(asdict(identity), ensure_ascii=False, sort_keys=True).encode()
    temporary = folder / "sealed" / f".{one}.{os.getpid()}"
    writer = BoxWriter(temporary, own)
    writer.write(body + b" " * (-len(body) % _PAD))
    digest = writer.close()
    temporary.chmod(0o400)
    temporary.replace(folder / "sealed" / f"{one}{SOURCE_END}")
    sync_folder(folder / "sealed")
    return one, {
        f"{one}{SOURCE_END}": digest,
        f"{one}{KEY_END}": sha256_of(folder / "sealed" / f"{one}{KEY_END}"),
    }


def identities(folder: Path, key: SealKey) -> dict[str, Identity]:
    """Return every identity that can still be opened, by its ID.

    Raises:
        UsageError: the passphrase is wrong, or bytes were changed.
    """
    found: dict[str, Identity] = {}
    for path in sorted((folder / "sealed").glob(f"*{SOURCE_END}")):
        one = path.name.removesuffix(SOURCE_END)
        if has_key(folder, one):
            body = json.loads(b"".join(read_boxes(path, open_key(folder, one, key.wraps))))
            found[one] = Identity(**(body | {"documents": tuple(body["documents"])}))
    return found


def pseudonym(folder: Path, case: str, one: str, key: SealKey) -> str:
    """Return what a case calls the source with this ID; the first call makes the key of the case."""
    own = make_key(folder, case_key_name(case), key.wraps)
    digest = hmac.digest(own, one.encode(), "sha256")
    return "S-" + base64.b32encode(digest).decode()[:_DIGITS]


def find_identity(folder: Path, case: str, called: str, key: SealKey) -> tuple[str, Identity] | None:
    """Return the ID and the identity that a case calls so; nothing when none is, or it was erased."""
    for one, identity in identities(folder, key).items():
        if pseudonym(folder, case, one, key) == called:
            return one, identity
    return None


def case_key_name(case: str) -> str:
    """Return the name of a case's key in `sealed/`."""
    return "case-" + hashlib.sha256(case.encode()).hexdigest()[:32]


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
