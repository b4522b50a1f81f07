"""OpenTimestamps proofs: every step is computed, a block is believed with its header only, and broken proofs are named.

The one real block here is the first of Bitcoin (public, 3 January 2009): its only transaction is the file, since the
SHA-256 of its SHA-256 is the Merkle root.
"""

import hashlib
import random

import pytest

from unpick.datasets.opentimestamps import block_time, read_proof
from unpick.model.errors import UnreadableFile

MAGIC = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94\x01\x08"
BITCOIN, PENDING = bytes.fromhex("0588960d73d71901"), bytes.fromhex("83dfe30d2ef90c8e")
FIRST = bytes.fromhex(
    "01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff4d04ffff001d0104455468652054"
    "696d65732030332f4a616e2f32303039204368616e63656c6c6f72206f6e206272696e6b206f66207365636f6e64206261696c6f757420"
    "666f722062616e6b73ffffffff0100f2052a01000000434104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61"
    "deb649f6bc3f4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5fac00000000"
)
HEADER = bytes.fromhex(
    "0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b27ac72c3e67768f617fc81b"
    "c3888a51323a9fb8aa4b1e5e4a29ab5f49ffff001d1dac2b7c"
)
ROOT = "3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a"


def block(height: int) -> bytes:
    return b"\x00" + BITCOIN + b"\x01" + bytes([height])


def pending(calendar: str = "https://calendar.invented.example") -> bytes:
    text = calendar.encode()
    return b"\x00" + PENDING + bytes([len(text) + 1, len(text)]) + text


def proof(data: bytes, steps: bytes) -> bytes:
    return MAGIC + hashlib.sha256(data).digest() + steps


def test_the_proof_of_the_first_block_leads_to_its_merkle_root_and_its_header_gives_the_day():
    read = read_proof(proof(FIRST, b"\x08" + block(0)), "first.ots")
    (one,) = read.attestations
    assert (read.digest, one.kind, one.height, one.message) == (
        hashlib.sha256(FIRST).hexdigest(),
        "bitcoin",
        0,
        ROOT,
    )
    assert not read.is_pending
    assert block_time(HEADER, one.message) == 1231006505


@pytest.mark.parametrize("place", [0, 40, 70, 79])
def test_a_header_that_was_changed_is_not_believed(place: int):
    changed = bytearray(HEADER)
    changed[place] ^= 1
    assert block_time(bytes(changed), ROOT) is None


def test_a_header_that_states_no_work_is_not_believed():
    easy = HEADER[:72] + bytes.fromhex("ffff7f20") + HEADER[76:]
    assert block_time(easy, ROOT) is None
    assert block_time(HEADER[:79], ROOT) is None
    assert block_time(HEADER, "00" * 32) is None


def test_steps_are_computed_along_every_branch():
    data = b"invented"
    digest = hashlib.sha256(data).digest()
    steps = (
        b"\xf0\x02ab" + b"\xff" + pending() + b"\xf1\x01c" + b"\x08" + b"\xff" + block(9) + b"\xf2" + block(7)
    )
    read = read_proof(proof(data, steps), "x.ots")
    first = digest + b"ab"
    second = hashlib.sha256(b"c" + first).digest()
    assert [(one.kind, one.height, one.message) for one in read.attestations] == [
        ("bitcoin", 7, second[::-1].hex()),
        ("bitcoin", 9, second.hex()),
        ("pending", None, first.hex()),
    ]


def test_a_proof_that_only_a_calendar_promises_is_pending():
    read = read_proof(proof(b"x", pending()), "x.ots")
    assert read.is_pending
    assert read.attestations[0].calendar == "https://calendar.invented.example"


def test_behind_a_hash_that_is_not_computed_here_no_message_is_told():
    (one,) = read_proof(proof(b"x", b"\x67" + block(5)), "x.ots").attestations
    assert (one.height, one.message) == (5, "")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no OpenTimestamps proof"),
        (b"PK\x03\x04", "no OpenTimestamps proof"),
        (MAGIC[:-2] + b"\x02\x08" + bytes(32), "version 2"),
        (MAGIC + bytes(31), "cut short"),
        (proof(b"x", b"\x08"), "cut short"),
        (proof(b"x", b"\x55" + block(1)), "step 0x55 is unknown"),
        (proof(b"x", block(1) + b"more"), "bytes follow"),
        (proof(b"x", b"\x08" * 300 + block(1)), "too many steps"),
        (proof(b"x", b"\xf3" * 8 + block(1)), "message is too long"),
        (proof(b"x", b"\xf0" + b"\xff" * 12), "number is too long"),
        (proof(b"x", b"\xf0\xff\xff\x7f" + b"a" * 9), "piece is too long"),
    ],
)
def test_a_broken_proof_is_named_and_never_crashes(data: bytes, says: str):
    with pytest.raises(UnreadableFile, match=says):
        read_proof(data, "x.ots")


def test_random_bytes_and_flipped_proofs_are_read_or_refused():
    draw = random.Random(6)
    whole = proof(b"x", b"\xff" + pending() + b"\x08" + b"\xff" + block(9) + b"\xf2" + block(7))
    for _ in range(3000):
        data = bytearray(whole)
        data[draw.randrange(len(MAGIC), len(data))] = draw.randrange(256)
        try:
            read_proof(bytes(data), "x.ots")
        except UnreadableFile as fault:
            assert fault.remedy
