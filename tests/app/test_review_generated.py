"""The review on made-up packets: what was planted is found, and a sound packet stays without a defect."""

import datetime as dt

import pytest

from unpick.app.review import review
from unpick.datasets.generate.packet import Made, make_packet
from unpick.datasets.generate.packet.faults import FAULTS
from unpick.datasets.generate.packet.plan import draw_plan
from unpick.datasets.generate.papers import write_packet

AT = dt.datetime(2026, 11, 26, 9, 0, tzinfo=dt.UTC)
SOUND = range(900, 906)


def codes(made: Made, folder) -> set[str]:
    document, _ = review(write_packet(folder / str(made.seed), made.body, files=made.files), at=AT)
    return {one["code"] for one in document["defects"]}


def planted() -> list[tuple[int, str]]:
    """Return each fault once, in a packet of a family that it fits."""
    return [
        (next(seed for seed in range(at, at + 2) if draw_plan(seed).family in FAULTS[fault][0]), fault)
        for at, fault in zip(range(1000, 1100, 2), sorted(FAULTS), strict=False)
    ]


@pytest.mark.parametrize("seed", SOUND)
def test_a_sound_packet_has_no_defect_not_even_a_minor_one(seed, tmp_path):
    assert codes(make_packet(seed, ()), tmp_path) == set()


@pytest.mark.parametrize(("seed", "fault"), planted(), ids=[fault for _, fault in planted()])
def test_what_was_planted_is_found_and_nothing_else(seed, fault, tmp_path):
    made = make_packet(seed, (fault,))
    assert made.amiss
    assert codes(made, tmp_path) == made.amiss
