"""Recalls: what left and is withdrawn since, and a letter that says so without naming a reason."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from unpick.cases.life.recall import Left, Rests, Withdrawn, find_recalls, recall_paper

DAY = dt.date(2024, 3, 1)


def rests(number: int, document: str = "d1", about: str = "") -> Rests:
    return Rests(
        claim=f"c{number}",
        statements=(f"s{number}a", f"s{number}b"),
        document=document,
        says=f"Invented sentence {number}.",
        origin="paper",
        about=about or f"about {number}",
    )


def left(
    *claims: Rests, at: str = "2024-03-01T09:00:00Z", to: str = "An invented authority", files: int = 1
) -> Left:
    names = tuple((f"petition-{number}.pdf", "ab" * 32) for number in range(files))
    return Left(id="e1", day=DAY, at=at, to=to, kind="authority", form="petition", files=names, rests=claims)


def taken(target: str, at: str = "2024-04-01T09:00:00Z") -> Withdrawn:
    return Withdrawn(target=target, why="the witness fled", by="A. Clerk", at=at)


def test_one_withdrawn_statement_of_a_claim_recalls_the_claim():
    (recall,) = find_recalls([left(rests(1), rests(2))], [taken("s1b")], {})
    assert [one.claim for one, _ in recall.gone] == ["c1"]
    assert [one.claim for one in recall.remain] == ["c2"]


def test_a_withdrawn_document_recalls_every_claim_that_was_read_from_it():
    (recall,) = find_recalls([left(rests(1), rests(2), rests(3, "d2"))], [taken("d1")], {})
    assert [one.claim for one, _ in recall.gone] == ["c1", "c2"]


def test_what_was_withdrawn_before_it_left_recalls_nothing():
    assert find_recalls([left(rests(1))], [taken("s1a", at="2024-02-01T09:00:00Z")], {}) == ()


def test_what_another_claim_of_the_paper_says_too_is_not_alone():
    (recall,) = find_recalls([left(rests(1, about="x"), rests(2, about="x"))], [taken("c1")], {})
    assert recall.alone == ()
    (recall,) = find_recalls([left(rests(1, about="x"), rests(2, about="y"))], [taken("c1")], {})
    assert recall.alone == ("Invented sentence 1.",)


def test_a_recall_that_went_out_covers_what_was_gone_then_and_no_more():
    exports = [left(rests(1), rests(2))]
    (first,) = find_recalls(exports, [taken("c1")], {})
    sent = {first.key: DAY}
    assert find_recalls(exports, [taken("c1")], sent)[0].sent == DAY
    assert find_recalls(exports, [taken("c1"), taken("c2")], sent)[0].sent is None
    assert find_recalls(exports, [taken("c2")], sent)[0].sent is None


def test_the_letter_names_paper_statement_and_day_and_no_reason():
    (recall,) = find_recalls([left(rests(1), rests(2))], [taken("c1")], {})
    paper = recall_paper(recall, case="mill", at=dt.date(2024, 4, 2))
    text = " ".join(item.text for item in paper.items())
    assert "On 1 March 2024 we sent you petition (petition-0.pdf)" in text
    assert "“Invented sentence 1.” This statement was withdrawn on 1 April 2024." in text
    assert "1 other statements" not in text and "1 other statement of the paper is not withdrawn." in text
    assert "Invented sentence 2." not in text and "fled" not in text
    assert (paper.to, paper.unsupported(), paper.gaps) == (("An invented authority",), (), ())


def test_a_paper_of_which_nothing_is_left_should_not_be_used():
    (recall,) = find_recalls([left(rests(1))], [taken("c1")], {})
    text = " ".join(item.text for item in recall_paper(recall, case="mill", at=DAY).items())
    assert "No other statement of the paper is left: please do not use it." in text


def test_an_export_to_nobody_recorded_is_a_gap_and_many_files_are_counted():
    (recall,) = find_recalls([left(rests(1), to="", files=16)], [taken("c1")], {})
    paper = recall_paper(recall, case="mill", at=DAY)
    assert paper.gaps[0].stops and "nobody is recorded" in paper.gaps[0].says
    assert "petition (16 files)" in paper.title and len(paper.annexes) == 16


@given(
    st.lists(st.sets(st.integers(0, 9)), max_size=4),
    st.sets(st.integers(0, 9)),
    st.integers(0, 1),
)
def test_a_recall_splits_each_export_into_what_is_gone_and_what_remains(exports, withdrawn, whole):
    made = [left(*(rests(number, f"d{number % 2}") for number in sorted(one))) for one in exports]
    targets = [taken(f"c{number}") for number in sorted(withdrawn)] + ([taken("d0")] if whole else [])
    found = find_recalls(made, targets, {})
    for recall in found:
        gone = {one.claim for one, _ in recall.gone}
        remain = {one.claim for one in recall.remain}
        assert gone and not gone & remain
        assert gone | remain == {one.claim for one in recall.left.rests}
    hit = sum(any(n in withdrawn or (whole and n % 2 == 0) for n in one) for one in exports)
    assert len(found) == hit
