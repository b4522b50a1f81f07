"""The codes of a growing library go on where an earlier run ended, and each question has its parent."""

from pathlib import Path

import pytest

np = pytest.importorskip("numpy")
pytest.importorskip("cv2", reason="the extra `photos` is not installed")

from _photos_codes import orb_codes, write_codes, write_questions  # noqa: E402


def test_a_longer_run_keeps_the_blocks_of_a_shorter_one(tmp_path: Path) -> None:
    write_codes(tmp_path, 4, orb_codes, workers=1)
    (block,) = tmp_path.glob("codes-*.npz")
    before = block.stat().st_mtime_ns
    write_codes(tmp_path, 4, orb_codes, workers=1)
    assert block.stat().st_mtime_ns == before
    with np.load(block) as held:
        assert held["codes"].shape == (held["counts"].sum(), 32)
        assert len(held["counts"]) == 4


def test_a_question_is_nearer_to_its_parent_than_to_the_others(tmp_path: Path) -> None:
    write_codes(tmp_path, 6, orb_codes, workers=1)
    write_questions(tmp_path, 3, 6, orb_codes)
    with np.load(tmp_path / "codes-0000000.npz") as held:
        library = np.split(held["codes"], np.cumsum(held["counts"])[:-1])
    with np.load(tmp_path / "questions.npz") as held:
        questions, parents = np.split(held["codes"], np.cumsum(held["counts"])[:-1]), held["parents"]
    for codes, parent in zip(questions, parents, strict=True):
        close = [
            (np.bitwise_count(codes[:, None] ^ own[None]).sum(axis=2).min(axis=1) < 40).sum()
            for own in library
        ]
        assert int(np.argmax(close)) == parent
