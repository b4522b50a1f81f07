"""What is told apart without a closer look is what a closer look tells apart: marks and sets of letters miss no pair of words."""

import random

import numpy as np
import pytest

from tests.names.test_score import dev_pairs
from unpick.names import normalise
from unpick.names.score import kernel, left_over
from unpick.names.score.letters import unlike
from unpick.names.score.packed import pack
from unpick.names.score.rows import count_rows

LETTERS = "abcdefghijklmnopqrstuvwxyz0158 "


BY_READING = (
    ("Jinxiang Trading", "Kumsang Trading"),
    ("Jinxiang Trading", "금상무역"),
    ("벨머 무역", "Velmur Trading"),
    ("HY Solar", "Hongyuan Solar"),
    ("Tianxin Hair Products", "Chonsin Hair Products"),
    ("永興貿易有限公司", "Wing Hing Trading Limited"),
    ("鴻昌機械廠股份有限公司", "Hung Chang Machinery Works Co., Ltd."),
    ("Hsin Hua Rubber Co., Ltd.", "Xinhua Rubber Co., Ltd."),
    ("環球之星電子股份有限公司", "Global Star Electronics Co., Ltd."),
    ("喀什丝绸之路纺织有限公司", "Kashgar Silk Road Textile Co., Ltd."),
    ("華豐國際企業股份有限公司", "HUA FENG INTL ENTERPRISE CO LTD"),
)
"""Brands that meet by a reading, a loan or their initials alone."""


def slipped(name: str, rng: random.Random) -> str:
    """Return a name with up to three letters changed, added, dropped or run together."""
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(name))
        name = (
            name[:at] + rng.choice(["", rng.choice(LETTERS), rng.choice(LETTERS) + name[at]]) + name[at + 1 :]
        )
    return name or "x"


def spelled() -> list[tuple[str, str]]:
    rng = random.Random(11)
    pairs = dev_pairs()
    others = [b for _, b in pairs]
    rng.shuffle(others)
    mixed = [(a, b) for (a, _), b in zip(pairs, others, strict=True)]
    cut = [(a[: max(4, len(a) - 5)], a) for a, _ in pairs]
    return [
        *BY_READING,
        *pairs,
        *mixed,
        *cut,
        *((a, slipped(a, rng)) for a, _ in pairs),
        *((b, slipped(b, rng)) for _, b in pairs),
    ]


EVERY_TURN = (1 << kernel.LAST) - 1


def only_what_cannot_be_joined(turn, room):
    a, b = turn * left_over.GATHERED, (3 + turn) * left_over.GATHERED
    return room[a] > 0 and room[b] > 0 and not (room[a + 1] and room[b + 1])


def test_no_finding_changes_where_every_pair_of_words_is_looked_at(monkeypatch: pytest.MonkeyPatch):
    pairs = spelled()
    left, right = pack(normalise(a) for a, _ in pairs), pack(normalise(b) for _, b in pairs)
    at = np.arange(len(pairs))
    quick = count_rows(left, right, at, at)
    monkeypatch.setattr(kernel, "may_meet", lambda *_: EVERY_TURN)
    monkeypatch.setattr(left_over, "may_join", only_what_cannot_be_joined)
    assert (quick == count_rows(left, right, at, at, plain=True)).all()


def test_most_words_of_two_firms_are_told_apart_by_their_marks(monkeypatch: pytest.MonkeyPatch):
    asked: list[bool] = []
    real = kernel.may_meet

    def noted(*args):
        turns = real(*args)
        asked.append(turns != 0)
        return turns

    monkeypatch.setattr(kernel, "may_meet", noted)
    names = [normalise(a) for a, _ in dev_pairs()[:200]]
    left, right = pack(names), pack(names[1:] + names[:1])
    at = np.arange(len(names))
    count_rows(left, right, at, at, plain=True)
    assert 0 < sum(asked) < 0.4 * len(asked)


@pytest.mark.parametrize(
    ("a", "b"), [(0, 0), (0, (1 << 62) - 1), (5, 6), (1 << 61, 1), ((1 << 62) - 1, 1 << 30)]
)
def test_letters_in_one_word_only_are_counted(a: int, b: int):
    assert unlike(a, b) == (a ^ b).bit_count()
