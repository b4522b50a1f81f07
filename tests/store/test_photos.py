"""Segments of the photograph library: few however many are added, whole or not there, the same votes in any order."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from unpick.exhibits.photos.heads import HEADS, file_codes
from unpick.exhibits.photos.votes import Filed, vote
from unpick.model.errors import WorkspaceFault
from unpick.store.photos import Entry, PhotoShelf

pytest.importorskip("numba")


def entry(number: int, codes: int = 20) -> Entry:
    """Return a picture of random codes."""
    found = np.random.Generator(np.random.PCG64(number)).integers(0, 256, (codes, 16), np.uint8)
    return Entry(
        path=f"{number}.png",
        source="invented",
        sha256=f"{number:064d}",
        width=1,
        height=1,
        taken="",
        whole=found[:2].ravel(),
        codes=found,
        places=found[:, :3],
        lists=file_codes(found),
    )


def shelf_of(folder: Path, entries, *, step: int = 1) -> PhotoShelf:
    """Return a library to which the pictures were added, `step` at a time, as a later reader finds it."""
    shelf = PhotoShelf(folder, lists=HEADS)
    for first in range(0, len(entries), step):
        shelf.add(entries[first : first + step])
    return PhotoShelf(folder, lists=HEADS)


def filed(shelf: PhotoShelf) -> list[Filed]:
    """Return the segments as the vote takes them."""
    return [
        Filed(codes=one.codes, owners=one.owners, begins=one.begins, pictures=len(one.pictures))
        for one in shelf.segments
    ]


def votes_by_picture(shelf: PhotoShelf, asked, *, flat: bool) -> dict[str, float]:
    """Return the votes by hash."""
    votes = vote(asked, filed(shelf), flat=flat)
    return {one["sha256"]: float(votes[at]) for at, one in enumerate(shelf.pictures) if votes[at]}


def test_eight_segments_of_one_size_become_one(tmp_path):
    entries = [entry(number) for number in range(17)]
    shelf = shelf_of(tmp_path, entries)
    assert len(shelf) == 17
    assert len(shelf.segments) < 8
    assert [one["path"] for one in shelf.pictures] == [one.path for one in entries]
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(one.folder.name for one in shelf.segments)


def test_each_code_lies_in_its_list_with_its_picture(tmp_path):
    entries = [entry(number) for number in range(9)]
    for segment in shelf_of(tmp_path, entries).segments:
        lists = np.repeat(np.arange(HEADS), np.diff(segment.begins.astype(np.int64)))
        assert (file_codes(np.array(segment.codes)) == lists).all()
        for at, picture in enumerate(segment.pictures):
            own = next(one for one in entries if one.path == picture["path"])
            mine = np.array(segment.codes)[np.array(segment.owners) == at]
            assert sorted(map(bytes, mine)) == sorted(map(bytes, own.codes))
            placed = np.array(segment.places)[np.array(segment.owners) == at]
            assert (placed == mine[:, :3]).all()
            assert bytes(segment.whole[at]) == bytes(own.whole)


@pytest.mark.parametrize("flat", [True, False])
def test_votes_do_not_depend_on_order_or_segments(tmp_path, flat: bool):
    entries = [entry(number, 60) for number in range(40)]
    asked = np.concatenate([entries[3].codes[:30], entries[5].codes[:10], entry(999, 30).codes])
    asked[:, 0] ^= 5
    orders = [entries, entries[::-1], entries[7:] + entries[:7]]
    said = [
        votes_by_picture(shelf_of(tmp_path / str(at), order, step=step), asked, flat=flat)
        for at, (order, step) in enumerate(zip(orders, (40, 1, 3), strict=True))
    ]
    assert said[0] == said[1] == said[2]
    assert said[0] or not flat
    if flat:
        assert max(said[0], key=lambda sha: said[0][sha]) == entries[3].sha256


def test_flat_votes_are_those_of_a_plain_count(tmp_path):
    entries = [entry(number, 8) for number in range(6)]
    shelf = shelf_of(tmp_path, entries)
    asked = np.concatenate([entries[1].codes, entries[2].codes[:2]])
    asked[:, 3] ^= 129
    every = [(bytes(code), at) for at, one in enumerate(entries) for code in one.codes]
    wanted = np.zeros(6)
    for code in asked:
        gaps = sorted(
            (sum((a ^ b).bit_count() for a, b in zip(bytes(code), held, strict=True)), at)
            for held, at in every
        )[:12]
        best: dict[int, int] = {}
        for gap, at in gaps:
            best.setdefault(at, gap)
        for at, gap in best.items():
            wanted[at] += (gaps[-1][0] - gap) ** 2
    assert vote(asked, filed(shelf), flat=True).tolist() == wanted.tolist()


def test_what_an_interruption_leaves_is_not_seen(tmp_path):
    entries = [entry(number) for number in range(8)]
    joined = shelf_of(tmp_path, entries)
    (name,) = [one.folder.name for one in joined.segments]
    # The larger segment was complete when the process ended before the small ones went.
    other = shelf_of(tmp_path / "other", entries[:1])
    shutil.copytree(other.segments[0].folder, tmp_path / "segment-000003")
    shutil.rmtree(tmp_path / "other")
    (tmp_path / "segment-000009").mkdir()
    assert [one.folder.name for one in PhotoShelf(tmp_path, lists=HEADS).segments] == [name]
    again = PhotoShelf(tmp_path, lists=HEADS)
    again.add([entry(100)])
    assert len(PhotoShelf(tmp_path, lists=HEADS)) == 9


def test_a_segment_cut_short_is_named(tmp_path):
    shelf = shelf_of(tmp_path, [entry(1)])
    codes = shelf.segments[0].folder / "codes.bin"
    codes.write_bytes(codes.read_bytes()[:-16])
    with pytest.raises(WorkspaceFault, match=r"segment-000001/codes\.bin"):
        PhotoShelf(tmp_path, lists=HEADS)
