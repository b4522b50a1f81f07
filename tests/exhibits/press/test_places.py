"""Names and mentions by place: the same as going through all of them. All names invented."""

import random
import re

from unpick.exhibits.press.places import Board, Ordered, Places
from unpick.exhibits.press.proposal import Mention


def mention(start, end, kind="firm", name=""):
    return Mention(start=start, end=end, kind=kind, name=name or "x" * (end - start))


def test_a_name_is_found_where_a_search_for_whole_words_finds_it():
    text = (
        "Qarro Mill sold to Qarro Mills. Qarro's yarn; Qarro-Mill, QarroMill, Qarro Mill2 and (Qarro Mill)."
    )
    for name in ("Qarro", "Qarro Mill", "Mill", "yarn", "Mills."):
        told = [
            one.start() for one in re.finditer(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", text)
        ]
        assert list(Places(text).of(name)) == told


def test_a_chinese_name_is_found_inside_a_sentence():
    assert list(Places("昨天青梧制衣说,青梧制衣停工").of("青梧制衣")) == [2, 8]


def test_mentions_on_a_board_never_overlap_and_the_longer_firm_stays():
    dice = random.Random(5)
    board, plain = Board(), []
    for _ in range(400):
        start = dice.randrange(3000)
        one = mention(start, start + dice.randrange(1, 40), kind=dice.choice(["firm", "place"]))
        board.add(one)
        across = [other for other in plain if one.start < other.end and other.start < one.end]
        if not across or (
            one.kind == "firm"
            and all(
                one.start <= other.start and other.end <= one.end and len(one.name) > len(other.name)
                for other in across
            )
        ):
            plain = [other for other in plain if other not in across] + [one]
    assert board.ordered() == sorted(plain, key=lambda one: one.start)


def test_mentions_in_order_are_cut_at_both_ends():
    all_ = Ordered.of(mention(at, at + 3) for at in (50, 10, 30, 20, 40))
    assert [one.start for one in all_.within(20, 40)] == [20, 30]
    assert [one.start for one in all_.before(43, 2)] == [30, 40]
    assert all_.count(31) == 3
