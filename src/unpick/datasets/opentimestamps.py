"""OpenTimestamps proofs, read offline: the digest that a proof is over, and what it leads to.

A proof is a tree of small steps (append, prepend, hash) from the SHA-256 of a file to a message that somebody
attests: a calendar server (pending), or the Merkle root in the header of a Bitcoin block. The steps are computed
here; whether the block is in the chain needs its header, which the user may give. Format: python-opentimestamps
0.4.5 (LGPL-3.0), re-implemented from its description.
"""

import hashlib
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from unpick.model.errors import UnreadableFile

__all__ = ["Attestation", "Proof", "block_time", "read_proof"]

_MAGIC: Final = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94"
_PENDING: Final = bytes.fromhex("83dfe30d2ef90c8e")
_BITCOIN: Final = bytes.fromhex("0588960d73d71901")
_LITECOIN: Final = bytes.fromhex("06869a0d73d71b45")
_DEEPEST: Final = 256
"""Steps in a row, and _LONGEST bytes of a message: the bounds of the reference reader."""
_LONGEST: Final = 4096
_MOST_STEPS: Final = 100_000
_FILE_HASH: Final = {2: ("SHA-1", 20), 3: ("RIPEMD-160", 20), 8: ("SHA-256", 32), 0x67: ("KECCAK-256", 32)}
_HEADER: Final = 80

_STEPS: Final[dict[int, Callable[[bytes], bytes]]] = {
    0xF2: lambda data: data[::-1],
    0xF3: lambda data: data.hex().encode(),
    0x02: lambda data: hashlib.sha1(data, usedforsecurity=False).digest(),
    0x08: lambda data: hashlib.sha256(data).digest(),
}
_UNKNOWN_HASHES: Final = {0x03, 0x67}
"""RIPEMD-160 and Keccak: not in every build of Python; what lies behind them is told without its message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation:
    """Who attests a message.

    Attributes:
        kind: pending, bitcoin, litecoin or unknown. calendar: address of a pending one.
        height: number of the block. message: what is attested, hex; empty when a step could not be computed here.
    """

    kind: str
    calendar: str = ""
    height: int | None = None
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A proof as read: the hash that it is over, and what it leads to, blocks first."""

    algorithm: str
    digest: str
    attestations: tuple[Attestation, ...]

    @property
    def is_pending(self) -> bool:
        """Tell whether no block is named yet."""
        return not any(one.height is not None for one in self.attestations)


def read_proof(data: bytes, name: str) -> Proof:
    """Read a detached proof (`.ots`) and compute every step of it.

    Raises:
        UnreadableFile: it is no such proof, is cut short, or has steps that no proof has.
    """
    bad = "get the proof anew from where it was made"
    if not data.startswith(_MAGIC):
        raise UnreadableFile(name, "it is no OpenTimestamps proof", "give a file that ends in .ots")
    try:
        reader = _Bytes(data, len(_MAGIC))
        version, kind = reader.number(), reader.take(1)[0]
        if version != 1 or kind not in _FILE_HASH:
            raise ValueError(f"version {version}, hash {kind}")
        algorithm, length = _FILE_HASH[kind]
        digest = reader.take(length)
        found = _walk(reader, digest)
        if reader.place != len(data):
            raise ValueError("bytes follow its end")
    except (ValueError, IndexError, UnicodeDecodeError) as problem:
        raise UnreadableFile(name, f"the proof cannot be read ({problem})", bad) from None
    order = sorted(found, key=lambda one: (one.height is None, one.height or 0, one.kind, one.calendar))
    return Proof(algorithm=algorithm, digest=digest.hex(), attestations=tuple(order))


def block_time(header: bytes, message: str) -> int | None:
    """Return the time in a block's header, in seconds since 1970, when the header carries the message.

    The header must meet the difficulty that it states itself, so that nobody makes one up at no cost. That the block
    is in the chain that others know is for the user to see, by its height and hash.

    Args:
        header: 80 bytes. message: what a Bitcoin attestation attests, hex: the Merkle root as the header has it.
    """
    if len(header) != _HEADER or header[36:68].hex() != message:
        return None
    seconds, bits = struct.unpack("<II", header[68:76])
    target = (bits & 0x7FFFFF) << (8 * ((bits >> 24) - 3)) if bits >> 24 >= 3 else 0
    work = int.from_bytes(hashlib.sha256(hashlib.sha256(header).digest()).digest(), "little")
    # Above the target of the first blocks no block was ever valid (difficulty 1: 0xffff * 2^208).
    return int(seconds) if work <= target <= 0xFFFF << 208 else None


class _Bytes:
    """Reads numbers and pieces; asking for more than there is, is a ValueError."""

    def __init__(self, data: bytes, place: int = 0) -> None:
        self._data, self.place = data, place

    def take(self, count: int) -> bytes:
        piece = self._data[self.place : self.place + count]
        if len(piece) != count:
            raise ValueError("it is cut short")
        self.place += count
        return piece

    def number(self) -> int:
        value = shift = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << shift
            if not byte & 0x80:
                return value
            shift += 7
            if shift > 63:
                raise ValueError("a number is too long")

    def piece(self) -> bytes:
        count = self.number()
        if count > 2 * _LONGEST:
            raise ValueError("a piece is too long")
        return self.take(count)


def _walk(reader: _Bytes, digest: bytes) -> list[Attestation]:
    """Follow every branch; what waits on the stack is the message at which a branch begins, and its depth."""
    found, steps = list[Attestation](), 0
    stack: list[tuple[bytes | None, int]] = [(digest, 0)]
    while stack:
        message, depth = stack.pop()
        tag = reader.take(1)[0]
        if tag == 0xFF:
            # Another branch follows from this message after the one that begins here.
            stack.append((message, depth))
            tag = reader.take(1)[0]
        steps += 1
        if depth > _DEEPEST or steps > _MOST_STEPS:
            raise ValueError("it has too many steps")
        if tag == 0:
            found.append(_attestation(reader, message))
        else:
            stack.append((_step(tag, reader, message), depth + 1))
    return found


def _step(tag: int, reader: _Bytes, message: bytes | None) -> bytes | None:
    if tag in (0xF0, 0xF1):
        more = reader.piece()
        made = None if message is None else message + more if tag == 0xF0 else more + message
    elif tag in _UNKNOWN_HASHES:
        return None
    elif tag in _STEPS:
        made = None if message is None else _STEPS[tag](message)
    else:
        raise ValueError(f"step {tag:#04x} is unknown")
    if made is not None and len(made) > _LONGEST:
        raise ValueError("a message is too long")
    return made


def _attestation(reader: _Bytes, message: bytes | None) -> Attestation:
    tag, payload = reader.take(8), _Bytes(reader.piece())
    told = "" if message is None else message.hex()
    if tag == _PENDING:
        return Attestation(kind="pending", calendar=payload.piece().decode("ascii"), message=told)
    if tag in (_BITCOIN, _LITECOIN):
        kind = "bitcoin" if tag == _BITCOIN else "litecoin"
        return Attestation(kind=kind, height=payload.number(), message=told)
    return Attestation(kind="unknown", message=told)
