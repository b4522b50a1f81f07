"""What words in a region do to a match: handling marks alone carry no weight, other numbers are another lot, misreadings change nothing."""

import pytest

from tests.exhibits.photos.pictures import carton, scene
from unpick.app.photos_tokens import Tokens, weighed_by_words
from unpick.exhibits.photos.features import gray_of
from unpick.exhibits.photos.judge import PROBATIVE, compare_gray

OTHER = ((250, 60), (600, 110), (560, 380), (230, 330))


@pytest.fixture(scope="module")
def found():
    return compare_gray(gray_of(scene(carton(), 1)), gray_of(scene(carton(), 2, OTHER)))


@pytest.mark.parametrize(
    ("equal", "first", "second", "kind"),
    [
        (("FRAGILE", "HANDLE", "WITH", "CARE"), (), (), "generic"),
        (("FRAGILE",), ("THIS", "SIDE", "UP"), (), "generic"),
        (("FRAG1LE",), (), (), "generic"),
        (("FRAGILE", "QUILLMOOR"), (), (), "print"),
        (("FRAGILE",), ("QUILLMOOR",), (), "print"),
        ((), (), (), "print"),
        (("QUILLMOOR",), ("4711-KX-09",), ("9038-BZ-61",), "other_lot"),
        (("QUILLMOOR",), ("4711-KX-09",), ("4711-KX-O8",), "print"),
        (("QUILLMOOR",), ("4711-KX-09",), ("ITEM",), "print"),
        (("QUILLMOOR",), ("4711-KX-09",), ("9038-BZ-61", "7702-AA-13"), "print"),
    ],
)
def test_words_weigh(found, equal, first, second, kind):
    assert found.kind in PROBATIVE
    said = weighed_by_words(found, Tokens(equal=equal, first=first, second=second))
    assert said.kind == (found.kind if kind == "print" else kind)
    assert (len(said.why) > len(found.why)) == (said.kind != found.kind)
    assert said.score == found.score


def test_a_photograph_stays_one_whatever_is_read_in_it():
    picture = gray_of(scene(carton(), 4))
    whole = compare_gray(picture[40:480, 60:700], picture)
    assert whole.kind == "photograph"
    assert weighed_by_words(whole, Tokens(equal=("FRAGILE",))).kind == "photograph"
