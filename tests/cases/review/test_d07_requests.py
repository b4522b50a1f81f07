"""D07: each request is answered by the right kind of paper, of the right firm, step and months."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cases.review.make import (
    COTTON,
    WORKERS,
    day,
    defects,
    exhibit,
    note,
    open_questions,
    packet,
    request,
    table,
)
from unpick.cases.review.d07_requests import check
from unpick.cases.review.months import months_asked, months_of
from unpick.cases.review.requests import match_requests, topics_of
from unpick.model.defect import Severity

PAYROLL = exhibit("E1", "payroll", note("period", days="2020-10-01 2020-10-31"))


def answered(*exhibits, asked, **more) -> list[str]:
    return [one.answered for one in match_requests(packet(*exhibits, requests=(asked,), **more))]


def test_a_request_without_an_answer_is_decisive_where_it_asks_for_what_the_regime_turns_on():
    asked = (request("R1", "payroll", "payroll"), request("R2", "time cards", "attendance"))
    (found,) = defects(check(packet(PAYROLL, requests=asked, regime=WORKERS)))
    assert found.says == "1 of 2 requests has no answer: R2 (attendance)"
    assert found.severity is Severity.DECISIVE
    assert found.spots[0].says == "R2: time cards"


def test_a_packet_that_answers_each_request_is_silent():
    assert list(check(packet(PAYROLL, requests=(request("R1", "payroll", "payroll"),), regime=WORKERS))) == []


def test_a_packet_without_requests_has_no_defect_but_says_so():
    found = list(check(packet(PAYROLL, regime=WORKERS)))
    assert defects(found) == []
    assert "no list of requests" in open_questions(found)[0].why


def test_a_notice_is_read_for_requests_where_the_packet_lists_none():
    notice = exhibit(
        "A1", "notice", note("request", "Provide time cards.", value="attendance"), by="authority"
    )
    (found,) = defects(check(packet(PAYROLL, notice, regime=WORKERS)))
    assert found.spots[0].exhibit == "A1"


def test_one_of_two_kinds_is_an_answer_in_part():
    asked = request("R1", "payroll and time cards", "payroll", "attendance")
    (found,) = defects(check(packet(PAYROLL, requests=(asked,), regime=WORKERS)))
    assert found.check == "request_partly_answered"
    assert "not filed: attendance" in found.says


def test_payroll_or_other_proof_of_pay_asks_for_one_of_the_two():
    asked = request("R1", "payroll records or other proof of payment", "payroll", "payment")
    assert answered(PAYROLL, asked=asked) == ["yes"]


def test_a_month_that_was_asked_for_and_not_filed_is_named():
    asked = request("R1", "payroll for October and November 2020", "payroll")
    (found,) = match_requests(packet(PAYROLL, requests=(asked,)))
    assert (found.answered, found.missing) == ("partly", ("payroll of November 2020",))


def test_payroll_that_does_not_tell_its_months_is_not_held_to_lack_one():
    asked = request("R1", "payroll for October and November 2020", "payroll")
    assert answered(exhibit("E1", "payroll"), asked=asked) == ["yes"]


def test_a_table_of_attendance_inside_another_file_answers():
    book = exhibit("E1", "payroll", tables=[table("attendance", {"worker": "w1", "day": "2020-10-02"})])
    assert answered(book, asked=request("R1", "time cards", "attendance")) == ["yes"]
    empty = exhibit("E1", "payroll", tables=[table("attendance")])
    assert answered(empty, asked=request("R1", "time cards", "attendance")) == ["no"]


def test_what_is_called_payroll_and_is_a_photograph_is_no_payroll():
    photo = exhibit("E1", "photograph", claimed_kind="payroll")
    assert answered(photo, asked=request("R1", "payroll", "payroll")) == ["no"]


def test_a_sentence_in_a_letter_answers_how_workers_are_recruited_but_replaces_no_payroll():
    letter = exhibit("E1", "questionnaire", note("answers", subject="R1"), note("answers", subject="R2"))
    assert answered(letter, asked=request("R1", "how are workers recruited", "recruitment")) == ["yes"]
    (found,) = match_requests(packet(letter, requests=(request("R2", "payroll", "payroll"),)))
    assert (found.answered, found.missing) == ("partly", ("payroll (answered in words only)",))


def test_an_authority_that_says_it_is_not_enough_counts_until_more_is_filed():
    ruling = exhibit(
        "A1", "decision", note("not_accepted", value="payroll", days="2021-01-20"), by="authority"
    )
    asked = request("R1", "payroll", "payroll")
    before = exhibit("E1", "payroll", submitted="2021-01-14")
    after = exhibit("E2", "payroll", submitted="2021-02-04")
    (found,) = defects(check(packet(before, ruling, requests=(asked,), regime=WORKERS)))
    assert "the authority says that the answer is not enough" in found.says
    assert any(one.exhibit == "A1" for one in found.spots)
    assert list(check(packet(before, after, ruling, requests=(asked,), regime=WORKERS))) == []


def test_sewing_records_do_not_answer_a_request_for_yarn_production():
    sewing = exhibit("E1", "production", tables=[table("production", {"step": "sewing", "output": "100"})])
    asked = request("R1", "yarn production records of the spinning mill", "production")
    (found,) = match_requests(packet(sewing, requests=(asked,), regime=COTTON))
    assert (found.answered, found.missing) == ("partly", ("production of the spinning",))


def test_records_of_another_firm_do_not_answer_for_the_firm_asked_about():
    chain = exhibit("E0", "chain", note("party", subject="spinner", value="Blue Mill (invented)"))
    other = exhibit("E1", "payroll", note("party", subject="employer", value="Red Stitch (invented)"))
    asked = request("R1", "payroll of Blue Mill", "payroll")
    assert answered(chain, other, asked=asked) == ["no"]
    own = exhibit("E2", "payroll", note("party", subject="employer", value="BLUE MILL"))
    assert answered(chain, other, own, asked=asked) == ["yes"]


def test_naming_the_importer_in_a_request_points_to_no_firm_of_the_chain():
    own = exhibit("E1", "payroll", note("party", subject="employer", value="Red Stitch (invented)"))
    bill = exhibit("E2", "invoice", note("party", subject="importer", value="Made Up Goods (invented)"))
    assert answered(own, bill, asked=request("R1", "Made Up Goods shall send payroll", "payroll")) == ["yes"]


def test_what_is_not_understood_is_a_question():
    (said,) = check(packet(PAYROLL, requests=(request("R1", "anything else of interest"),), regime=WORKERS))
    assert "R1" in said.why


def test_a_letter_that_declines_to_send_payroll_is_no_payroll():
    letter = exhibit("E1", "payroll", note("producer_refuses", "We cannot send payroll."))
    assert answered(letter, asked=request("R1", "payroll", "payroll")) == ["no"]


def test_a_letter_about_production_records_is_no_production_record():
    words = "We wrote to the mill on June 14 and asked for yarn production records. We have no other way to learn it. "
    letter = exhibit("E1", "production", text=words * 5)
    assert answered(letter, asked=request("R1", "production records", "production")) == ["no"]
    log = exhibit("E1", "production", text="2023-04-03 L-1 240 2023-04-04 L-1 238\n" * 20)
    assert answered(log, asked=request("R1", "production records", "production")) == ["yes"]


def test_a_scan_that_was_not_read_answers_by_its_name_and_a_read_paper_does_not():
    scan = exhibit("E1", "other", file="03-identity-cards.pdf")
    assert answered(scan, asked=request("R1", "cards", "identity")) == ["yes"]
    other = exhibit("E1", "press", file="03-identity-cards.pdf")
    assert answered(other, asked=request("R1", "cards", "identity")) == ["no"]


def test_who_asks_for_nationality_gets_it_from_a_list_that_tells_it():
    roster = exhibit("E1", "workers", tables=[table("workers", {"worker": "w1", "nationality": "CN"})])
    assert answered(roster, asked=request("R1", "workers with their nationality", "workers", "identity")) == [
        "yes"
    ]
    assert answered(roster, asked=request("R1", "list of workers and ID cards", "workers", "identity")) == [
        "partly"
    ]


def test_an_answer_is_a_row_of_the_review():
    (found,) = match_requests(packet(PAYROLL, requests=(request("R1", "payroll", "payroll"),)))
    assert found.as_dict()["answered"] == "yes"
    assert found.as_dict()["by"] == ["E1"]


def test_a_withdrawn_payroll_answers_nothing():
    gone = exhibit("E1", "payroll", status="withdrawn")
    assert answered(gone, asked=request("R1", "payroll", "payroll")) == ["no"]


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ("wage receipts and daily process reports", ("payroll", "production")),
        ("工资表和考勤记录", ("payroll", "attendance")),
        ("근로자 명단과 급여 대장", ("payroll", "workers")),
        ("updated answers to CBP Form 28", ("questionnaire",)),
        ("how workers are recruited", ("recruitment",)),
    ],
)
def test_requests_are_read_in_three_languages(asked: str, kinds: tuple[str, ...]):
    assert topics_of(request("R1", asked)) == kinds


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("October to December 2020", [(2020, 10), (2020, 11), (2020, 12)]),
        ("November 2020 through January 2021", [(2020, 11), (2020, 12), (2021, 1)]),
        ("2020年9月至2020年10月", [(2020, 9), (2020, 10)]),
        ("2020-10", [(2020, 10)]),
        ("all workers who may have worked in October 2020", [(2020, 10)]),
        ("May 2020", [(2020, 5)]),
        ("October", []),
    ],
)
def test_the_months_that_are_asked_for(text: str, months: list[tuple[int, int]]):
    assert sorted(months_asked(text)) == months


def test_the_months_of_a_payroll_come_from_its_rows():
    book = exhibit("E1", "payroll", tables=[table("payroll", {"period": "2020-10"}, {"period": "2020-11"})])
    assert sorted(months_of(book, "payroll")) == [(2020, 10), (2020, 11)]


KINDS = ("payroll", "attendance", "workers", "origin", "production", "invoice")


@given(st.sets(st.sampled_from(KINDS)), st.sets(st.sampled_from(KINDS), min_size=1), st.sampled_from(KINDS))
def test_filing_more_never_answers_less(filed: set[str], asked: set[str], more: str):
    rank = {"no": 0, "partly": 1, "yes": 2}

    def degree(kinds: set[str]) -> int:
        exhibits = [exhibit(f"E{at}", kind) for at, kind in enumerate(sorted(kinds))]
        return rank[answered(*exhibits, asked=request("R1", "all of it", *sorted(asked)))[0]]

    assert degree(filed) <= degree(filed | {more})
    assert degree(asked) == 2
    assert day("2020-01-01") < day("2020-01-02")


def roster(**more):
    return exhibit(
        "E1", "workers", tables=[table("workers", {"worker": "w1", "nationality": "Chinese", **more})]
    )


def test_a_list_that_names_the_paper_of_each_worker_answers_for_identification_papers():
    papers = request("R1", "identification papers of the workers", "identity")
    assert answered(roster(paper="resident identity card"), asked=papers) == ["yes"]
    assert answered(roster(), asked=papers) == ["no"]


@pytest.mark.parametrize("asked", ["copies of identity papers", "identification cards", "passports"])
def test_a_list_is_no_copy_of_a_card(asked):
    assert answered(roster(paper="resident identity card"), asked=request("R1", asked, "identity")) == ["no"]


def test_a_sentence_on_the_papers_of_workers_tells_their_nationality_and_shows_no_paper():
    people = exhibit("E1", "recruitment", note("nationality", value="CN"))
    assert answered(people, asked=request("R1", "nationality of the workers", "identity")) == ["yes"]
    assert answered(people, asked=request("R1", "identification papers", "identity")) == ["no"]
    brief = exhibit("E1", "protest", note("nationality", value="CN"))
    assert answered(brief, asked=request("R1", "nationality of the workers", "identity")) == ["no"]
