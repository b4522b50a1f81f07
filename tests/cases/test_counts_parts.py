"""Numbers that papers call parts of a workforce are not held against the whole."""

import pytest

from unpick.cases.review import counts_parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Workers: 212, of whom 38 from abroad", [(212, 38)]),
        ("共 120 人，其中 30 人为女工", [(120, 30)]),
        ("12 workers, of whom 30 were heard", []),
        ("The plant has 64 workers.", []),
    ],
)
def test_a_part_is_named_with_its_whole(text, found):
    assert list(counts_parts._of_whom(text)) == found


@pytest.mark.parametrize(
    ("sentence", "whole", "found"),
    [
        ("The plant has 64 workers in two crews: 40 by day, 24 by night.", 64, {(40, 64), (24, 64)}),
        ("Of 64 workers, 40 were heard in 3 rooms.", 64, set()),
        ("On 2021-03-09 there were 64 workers.", 64, set()),
    ],
)
def test_numbers_of_a_sentence_that_add_up_are_parts(sentence, whole, found):
    assert set(counts_parts._parts(sentence, whole)) == found
