"""D16: a producer that declines leaves the question open; a law in the way is a fact."""

from tests.cases.review.make import WORKERS, defects, exhibit, note, packet
from unpick.cases.review.d16_producer import check
from unpick.model.defect import Severity


def test_a_refusal_without_any_record_of_workers_is_decisive():
    letter = exhibit("E1", "refusal", note("producer_refuses", "We will not hand over payroll."))
    (found,) = defects(check(packet(letter, regime=WORKERS)))
    assert found.severity is Severity.DECISIVE
    assert found.spots[0].says == "We will not hand over payroll."


def test_a_refusal_beside_payroll_is_major():
    letter = exhibit("E1", "refusal", note("producer_refuses"))
    (found,) = defects(check(packet(letter, exhibit("E2", "payroll"), regime=WORKERS)))
    assert found.severity is Severity.MAJOR


def test_a_law_in_the_way_is_neither_guilt_nor_excuse_and_unverified():
    letter = exhibit("E1", "refusal", note("law_forbids", value="Data Security Law"))
    (found,) = defects(check(packet(letter, regime=WORKERS)))
    assert found.check == "law_forbids"
    assert "Data Security Law" in found.says
    assert "neither guilt nor excuse" in found.reason
    assert "unverified, do not rely" in found.rests_on[0]
    assert found.turns == ()


def test_a_letter_of_which_no_sentence_was_understood_still_counts():
    assert defects(check(packet(exhibit("E1", "refusal"), regime=WORKERS)))


def test_an_authority_that_says_so_counts_and_a_newspaper_does_not():
    notice = exhibit("A1", "decision", note("producer_refuses"), by="authority")
    press = exhibit("A2", "press", note("producer_refuses", "The company declined to comment."), by="adverse")
    assert defects(check(packet(notice, regime=WORKERS)))
    assert list(check(packet(press, exhibit("E1", "payroll"), regime=WORKERS))) == []


def test_a_producer_that_first_declined_and_then_opened_its_books_answered():
    letter = exhibit("E1", "refusal", note("producer_refuses"), note("document_day", days="2022-03-30"))
    visit = exhibit("E2", "audit", note("access_full"), note("audit_day", days="2022-04-12"))
    assert defects(check(packet(letter, visit, regime=WORKERS))) == []
    before = exhibit("E2", "audit", note("access_full"), note("audit_day", days="2022-01-12"))
    assert defects(check(packet(letter, before, regime=WORKERS)))


def test_a_refusal_that_was_replaced_no_longer_speaks():
    letter = exhibit("E1", "refusal", note("producer_refuses"), status="replaced")
    assert list(check(packet(letter, exhibit("E2", "payroll"), regime=WORKERS))) == []


def test_words_that_take_a_refusal_back_open_the_books():
    letter = exhibit("E1", "refusal", note("producer_refuses"), note("document_day", days="2022-03-30"))
    visit = exhibit("E2", "other", note("producer_answers"), note("document_day", days="2022-04-12"))
    assert defects(check(packet(letter, visit, regime=WORKERS))) == []


def test_another_firm_that_answers_does_not_answer_for_the_one_that_declines():
    letter = exhibit("E1", "refusal", note("producer_refuses", "The spinner will not send its logs."))
    visit = exhibit("E2", "other", note("producer_answers", "The weaver later sent all records."))
    assert defects(check(packet(letter, visit, regime=WORKERS)))
    named = exhibit("E1", "refusal", note("producer_refuses"), note("party", value="Red Resin Co (invented)"))
    other = exhibit("E2", "other", note("producer_answers"), note("party", value="Blue Plank Ltd (invented)"))
    assert defects(check(packet(named, other, regime=WORKERS)))


def test_one_of_two_refusals_that_stands_is_enough():
    letter = exhibit("E1", "refusal", note("producer_refuses", "The spinner will not send its logs."))
    second = exhibit("E3", "refusal", note("producer_refuses", "The ginner sends nothing."))
    visit = exhibit("E2", "other", note("producer_answers", "The spinner later sent all records."))
    assert defects(check(packet(letter, second, visit, regime=WORKERS)))


def test_a_firm_that_did_not_answer_a_petitioner_is_no_defect_of_the_petition():
    petition = exhibit("E1", "allegation", note("producer_refuses", "The firm did not answer our letter."))
    assert defects(check(packet(petition, regime="US-1307", side="petitioner"))) == []
