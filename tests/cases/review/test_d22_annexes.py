"""D22: what the authority can neither read nor find does not answer it."""

import pytest

from tests.cases.review.make import REGION, WORKERS, defects, exhibit, note, open_questions, packet, table
from unpick.cases.review.d22_annexes import check
from unpick.model.defect import Severity


def foreign(name: str = "E2", kind: str = "payroll", *more):
    return exhibit(name, kind, note("language", value="zh"), *more)


def asked(*exhibits, **more):
    return list(check(packet(*exhibits, **({"regime": WORKERS} | more))))


def test_a_chinese_payroll_without_translation_is_major_where_labor_is_asked():
    (one,) = defects(asked(exhibit("E1", "protest", note("language", value="en")), foreign()))
    assert one.says == "1 of 2 exhibits stands in another language without translation: E2 (zh)"
    assert one.severity is Severity.MAJOR


def test_a_chinese_invoice_is_minor():
    assert defects(asked(foreign(kind="invoice")))[0].severity is Severity.MINOR


def test_a_paper_in_two_languages_is_readable():
    assert asked(foreign("E2", "payroll", note("language", value="en"))) == []


def test_a_paper_with_its_translation_is_readable():
    assert asked(foreign("E2", "payroll", note("translated"))) == []
    other = exhibit("E3", "other", note("translated", subject="E2"))
    assert asked(foreign(), other) == []


def test_a_translation_of_the_same_kind_beside_the_original_is_enough_for_one():
    english = exhibit("2a", "payroll", file="2a payroll (translation).xlsx")
    assert asked(foreign(), english) == []
    (one,) = defects(asked(foreign(), foreign("E3", "attendance"), english))
    assert one.bounds[1] == ("untranslated", 1)
    assert one.spots[0].exhibit == "E3"


def test_identity_cards_and_photographs_are_not_asked_for_their_language():
    assert asked(foreign(kind="identity"), foreign("E3", "photograph")) == []


def test_the_language_of_interviews_is_not_the_language_of_the_paper():
    assert asked(exhibit("E2", "audit", note("language", value="zh", subject="interviews"))) == []


def test_a_korean_authority_reads_korean_and_an_unknown_one_is_asked_about():
    korean = exhibit("E2", "payroll", note("language", value="ko"))
    assert asked(korean, regime="KR-INTER-KOREAN") == []
    assert open_questions(asked(korean, regime="XX-UNKNOWN"))


def test_an_annex_that_is_leaned_on_and_not_there_is_named():
    brief = exhibit("E1", "protest", note("number_annex", "see Annex 7", value="7"))
    (one,) = defects(asked(brief, exhibit("E2", "payroll")))
    assert one.says == "1 annex is referred to and not filed: 7"
    assert one.spots[0].says == "see Annex 7"


@pytest.mark.parametrize(
    "named", [{"file": "Annex_07_payroll.pdf"}, {"file": "07-payroll.xlsx"}, {"says": "Exhibit 7: payroll"}]
)
def test_an_annex_is_found_by_file_or_title(named: dict[str, str]):
    brief = exhibit("E1", "protest", note("number_annex", value="Annex 7"))
    assert asked(brief, exhibit("E2", "payroll", **named)) == []


def test_an_annex_is_found_by_its_id_and_by_its_letter():
    brief = exhibit("E1", "protest", note("number_annex", value="7"), note("number_annex", value="B"))
    assert asked(brief, exhibit("E7", "payroll"), exhibit("E3", "audit", says="Exhibit B, audit")) == []


def test_an_audit_has_annexes_of_its_own():
    assert asked(exhibit("E1", "audit", note("number_annex", value="7"))) == []


def test_what_the_index_lists_and_nobody_filed_is_absent():
    index = exhibit(
        "E1",
        "index",
        tables=[
            table(
                "index", {"annex": "2", "title": "Payroll"}, {"annex": "9", "title": "Lease of the building"}
            )
        ],
    )
    (one,) = defects(asked(index, exhibit("E2", "payroll")))
    assert one.bounds == (("absent", ["9"]),)
    assert asked(index, exhibit("E2", "payroll"), exhibit("E3", "site", says="Lease of the building")) == []


def test_steps_without_number_and_annex_are_remarked_where_the_chain_is_asked_about():
    chain = exhibit("E1", "chain", tables=[table("chain", {"step": "spinning"}, {"step": "sewing"})])
    (said,) = asked(chain, regime=REGION)
    assert "2 steps in E1" in said.why
    assert asked(chain) == []


def test_a_translation_of_everything_leaves_a_question_and_no_defect():
    whole = exhibit("E9", "other", file="6 translations.pdf")
    result = asked(foreign(), foreign("E3", "attendance"), whole)
    assert defects(result) == []
    assert "E9" in open_questions(result)[0].why


def test_a_few_words_in_latin_letters_are_no_foreign_language():
    short = exhibit("E2", "packing", note("language", value="es"), text="Lot 7 cartons 40")
    assert asked(short) == []
    long = exhibit("E2", "packing", note("language", value="es"), text="La fabrica declara que " * 30)
    assert defects(asked(long))


def test_steps_that_name_their_annex_need_no_number():
    chain = exhibit(
        "E1", "chain", tables=[table("chain", {"step": "spinning", "document": "E2"}, {"step": "sewing"})]
    )
    assert asked(chain, regime=REGION) == []


def test_numbered_steps_are_silent():
    chain = exhibit(
        "E1",
        "chain",
        tables=[table("chain", {"number": "1", "step": "spinning"}, {"number": "2", "step": "sewing"})],
    )
    assert asked(chain, regime=REGION) == []
