"""Long texts in parts: the same claims at the places where they stand, none longer than is read as one. All invented."""

from unpick.exhibits.press import pieces as module
from unpick.exhibits.press.extract import extract
from unpick.exhibits.press.pieces import extract_pieces, pieces

PARAGRAPH = (
    "Invented Hill Mill employs {n} workers, a trader said. It shipped 11 shipments of hats in 2025.\n\n"
)


def long_text(size):
    return "".join(PARAGRAPH.format(n=100 + at) for at in range(1 + size // len(PARAGRAPH)))


def test_a_short_text_is_read_as_one():
    text = long_text(2_000)
    assert extract_pieces(text) == extract(text)


def test_each_claim_of_a_long_text_stands_where_it_says(monkeypatch):
    monkeypatch.setattr(module, "WHOLE", 4_000)
    monkeypatch.setattr(module, "_PIECE", 2_000)
    text = long_text(9_000)
    assert len(pieces(text)) > 4
    found = [one for one in extract_pieces(text) if one.predicate == "workers"]
    assert len(found) == text.count("employs")
    assert all(text[one.span.start : one.span.end] == one.quote for one in found)
    assert all(str(one.value) in text[one.sentence.start : one.sentence.end] for one in found)


def test_parts_are_the_whole_text_and_none_is_much_longer_than_another():
    for text in (long_text(300_000), "3 yuan a day " * 30_000, "x" * 200_000, "丹东工人每天三元。" * 20_000):
        parts = pieces(text)
        assert "".join(text[one.start : one.end] for one in parts) == text
        assert max(one.end - one.start for one in parts) <= 30_000
        assert all(one.end > one.start for one in parts)
