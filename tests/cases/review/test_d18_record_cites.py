"""D18: each indicator rests on a cited fact, or it is only asserted."""

from tests.cases.review.make import day, defects, exhibit, note, open_questions, packet
from unpick.cases.review.d18_record_cites import check, cited_assertions
from unpick.model.defect import Severity


def asserts(text: str, indicator: str, place: str = "page 3"):
    return note("asserts_indicator", text, value=indicator, place=place)


def cites(text: str, place: str = "page 3"):
    return note("record_cite", text, place=place)


def finding(*notes, by="submitter", kind="decision"):
    return exhibit("E1", kind, note("place_region", value="CN-XJ"), *notes, by=by)


def test_a_finding_that_asserts_without_the_record_is_decisive():
    act = finding(
        asserts("Wages were withheld.", "withholding of wages"),
        asserts("Guards stood.", "restriction of movement"),
    )
    (one,) = defects(check(packet(act, side="agency")))
    assert (
        one.says
        == "0 of 2 assertions cite the record; no cite at all for withholding of wages, restriction of movement"
    )
    assert one.severity is Severity.DECISIVE


def test_a_finding_that_cites_each_assertion_is_silent():
    text = "Wages were withheld (Ex. 4 at 12)."
    act = finding(asserts(text, "withholding of wages"), cites(text))
    assert list(check(packet(act, side="agency"))) == []


def test_a_summary_that_repeats_a_cited_indicator_is_no_defect():
    text = "Wages were withheld (Ex. 4)."
    act = finding(
        asserts("In sum, wages were withheld.", "withholding of wages", "page 9"),
        asserts(text, "withholding of wages"),
        cites(text),
    )
    assert list(check(packet(act, side="petitioner"))) == []


def test_one_cite_does_not_carry_a_page_of_assertions():
    act = finding(
        asserts("A.", "isolation"),
        asserts("B.", "deception"),
        asserts("C.", "debt bondage"),
        cites("See Ex. 2."),
    )
    assert [cited for _, cited in cited_assertions(act)] == [True, False, False]
    (one,) = defects(check(packet(act, side="agency")))
    assert one.severity is Severity.MAJOR
    assert one.bounds[:2] == (("assertions", 3), ("cited", 1))


def test_reciting_the_statute_is_normal_beside_cited_facts_and_empty_alone():
    recital = note("recites_statute", "made wholly or in part with forced labor")
    text = "Workers slept behind locked doors (Ex. 1)."
    assert defects(check(packet(finding(recital), side="agency")))[0].check == "statute_without_facts"
    assert (
        defects(
            check(
                packet(finding(recital, asserts(text, "restriction of movement"), cites(text)), side="agency")
            )
        )
        == []
    )


def test_a_notice_that_names_no_ground_gives_no_reason():
    bare = exhibit("E1", "notice", note("regime", "detained under the Act", value="US-UFLPA3"))
    (one,) = defects(check(packet(bare, side="agency")))
    assert one.check == "no_reason_given"
    named = exhibit("E1", "notice", note("party", subject="listed entity", value="Gray Fiber (invented)"))
    assert defects(check(packet(named, side="agency"))) == []


def test_the_name_of_the_importer_is_no_ground():
    bare = exhibit(
        "E1", "notice", note("party", subject="importer of record", value="Made Up Goods (invented)")
    )
    assert defects(check(packet(bare, side="agency")))


def test_a_producer_that_contests_a_finding_has_the_finding_asked():
    act = finding(asserts("Abuse.", "violence"), by="authority")
    assert defects(check(packet(act, side="producer", question="finding")))
    assert list(check(packet(act, side="importer", question="scope"))) == []


def test_a_region_that_only_the_recited_statute_names_is_no_ground():
    words = "goods made in the Xinjiang Uyghur Autonomous Region or by a listed entity are presumed barred"
    notes = (note("recites_statute", words), note("place_region", words, value="CN-XJ"))
    checks = {one.check for one in defects(check(packet(exhibit("E1", "notice", *notes), side="agency")))}
    assert checks == {"statute_without_facts", "no_reason_given"}


def test_an_authority_that_decides_before_its_own_day_took_the_time_away():
    due = (("answer to the detention notice", day("2025-09-20"), "30 days in practice"),)
    act = finding(asserts("Wages (Ex. 1).", "wages"), cites("Wages (Ex. 1)."))
    (one,) = defects(check(packet(act, side="agency", events={"excluded": day("2025-09-02")}, due=due)))
    assert one.check == "decided_before_its_day"
    assert "18 days before 2025-09-20" in one.says
    assert list(check(packet(act, side="agency", events={"excluded": day("2025-09-21")}, due=due))) == []


def test_whoever_contests_a_listing_is_not_charged_with_the_words_of_the_list():
    act = exhibit("A1", "decision", note("recites_statute", "meets the criterion"), by="authority")
    assert list(check(packet(act, side="producer", question="listing"))) == []


def test_where_no_passage_was_found_the_silence_says_so():
    result = list(check(packet(finding(), side="petitioner")))
    assert defects(result) == []
    assert open_questions(result)
