"""Law, record, requests, answers and indicators in documents; recitals and denials are told apart."""

import pytest

from tests.exhibits.says import notes, values


@pytest.mark.parametrize(
    ("sentence", "regime"),
    [
        ("The goods were detained under CAATSA section 321.", "US-CAATSA321"),
        ("See 22 U.S.C. § 9241a.", "US-CAATSA321"),
        ("The Countering America's Adversaries Through Sanctions Act applies.", "US-CAATSA321"),
        ("The Uyghur Forced Labor Prevention Act applies.", "US-UFLPA3"),
        ("Basis: UFLPA", "US-UFLPA3"),
        ("Entry is barred by 19 U.S.C. 1307.", "US-1307"),
        (
            "The withhold release order on cotton of the Xinjiang Production and Construction Corps applies.",
            "US-WRO-XPCC-COTTON",
        ),
        ("The WRO on XUAR cotton and tomatoes applies.", "US-WRO-XUAR-COTTON-TOMATO"),
        ("A withhold release order was issued against the mill.", "US-WRO"),
        ("Executive Order 13570 bars the goods.", "US-EO13570"),
        ("E.O. 13,570", "US-EO13570"),
        ("The goods fall under tariff item 9897.00.00.", "CA-9897"),
        ("Resolution 2375 bans textiles.", "UN-2375"),
    ],
)
def test_a_law_is_known_by_the_names_that_papers_give_it(sentence, regime):
    assert regime in values(sentence, "regime", kind="notice")


def test_two_laws_in_one_sentence_are_two_notes():
    assert set(values("Detained under 19 U.S.C. 1307 and 22 U.S.C. 9241a.", "regime", kind="notice")) == {
        "US-1307",
        "US-CAATSA321",
    }


@pytest.mark.parametrize(
    ("sentence", "standard"),
    [
        ("The importer need only show this by a preponderance of the evidence.", "preponderance"),
        ("The standard is whether it is more likely than not.", "preponderance"),
        ("The burden is met on the balance of probabilities.", "preponderance"),
        ("The evidence must be clear and convincing.", "clear_and_convincing"),
        ("CBP applies the clear and convincing standard.", "clear_and_convincing"),
        ("A listing requires reasonable cause.", "reasonable_cause"),
        ("The standard of 19 CFR 12.42(e) is reasonable suspicion.", "reasonable_suspicion"),
        ("A finding requires probable cause.", "probable_cause"),
        ("Satisfactory evidence must be provided.", "satisfactory_evidence"),
    ],
)
def test_an_argued_standard_of_proof_is_named(sentence, standard):
    assert standard in values(sentence, "standard", kind="protest")


@pytest.mark.parametrize(
    ("sentence", "standard"),
    [
        (
            "Clear and convincing evidence is a higher standard than a preponderance of the evidence.",
            "preponderance",
        ),
        ("The standard is not clear and convincing evidence.", "clear_and_convincing"),
        ("We have reason to be proud of this.", "reason_to_believe"),
    ],
)
def test_a_standard_that_is_only_compared_is_not_argued(sentence, standard):
    assert standard not in values(sentence, "standard", kind="protest")


NOTICE = """January 8, 2021
Please provide the following documents:
1. Documentation detailing how employees are recruited
2. Identification cards and payroll records or other proof of payment of wages
3. Time cards and daily
process reports
You may request an extension.
"""


def test_each_item_of_a_notice_is_a_request_with_its_topics():
    found = [(note.subject, note.value.split(",")[0]) for note in notes(NOTICE, "request", kind="notice")]
    assert found == [("1", "recruitment"), ("2", "identity"), ("3", "attendance")]


def test_a_request_goes_on_over_the_end_of_a_line():
    assert "process reports" in notes(NOTICE, "request", kind="notice")[2].text


@pytest.mark.parametrize(
    "sentence",
    [
        "CBP requests documentation detailing how employees are recruited, identification cards and payroll records.",
        "Please submit payroll records and identification cards.",
        "You are requested to provide the identification cards of all workers and their payroll.",
        "- payroll and identity cards of all workers",
        "请提供员工身份证和工资表。",
    ],
)
def test_a_sentence_that_asks_is_a_request(sentence):
    text = f"The following documents are required:\n{sentence}" if sentence.startswith("-") else sentence
    (value,) = values(text, "request", kind="notice")
    assert {"identity", "payroll"} <= set(value.split(","))


@pytest.mark.parametrize(
    "sentence",
    [
        "You may export the goods at any time.",
        "Payroll records were received on 3 May 2021.",
        "The goods were detained.",
    ],
)
def test_what_asks_for_nothing_is_no_request(sentence):
    assert not values(sentence, "request", kind="notice")


def test_a_bulleted_list_without_numbers_is_read_too():
    text = "Provide the following:\n• payroll of October 2020\n• site map\n• bills of lading"
    assert values(text, "request", kind="notice") == ["payroll", "site", "transport"]


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Response to Request 3: time cards are attached as Annex 5.", "3"),
        ("Answer to question 3: see payroll", "3"),
        ("Request No. 3\nTime cards are enclosed.", "3"),
        ("3. Time cards: see Annex 5", "3"),
    ],
)
def test_an_answer_names_the_request_it_answers(sentence, number):
    assert number in [note.subject for note in notes(sentence, "answers", kind="questionnaire")]


def test_an_answer_names_the_documents_it_gives():
    assert any(
        "attendance" in value
        for value in values(
            "In response to your request for time cards, they are enclosed.", "answers", kind="questionnaire"
        )
    )


@pytest.mark.parametrize(
    ("sentence", "cite"),
    [
        ("Guards stood at the exits. AR 112.", "AR 112"),
        ("See Exhibit 4 at 3.", "Exhibit 4 at 3"),
        ("The wages were withheld (Annex C, p. 2).", "Annex C, p. 2"),
        ("This is so, ¶ 12.", "¶ 12"),
        ("See Interview 7.", "Interview 7"),
        ("CBP-000123 shows it.", "CBP-000123"),
        ("见附件3。", "附件3"),
    ],
)
def test_a_cite_of_the_record_is_found(sentence, cite):
    assert cite in values(sentence, "record_cite", kind="decision")


@pytest.mark.parametrize(
    "sentence", ["The workers were paid late.", "See Annex II of the Regulation.", "Exhibit to follow."]
)
def test_what_cites_no_record_is_no_cite(sentence):
    assert not values(sentence, "record_cite", kind="decision")


ASSERTED = {
    "retention_of_identity_documents": ["The employer retained the passports of the workers.", "Passports were taken from the workers.", "工人护照被扣押护照。", "여권을 압수하였다."],
    "withholding_of_wages": ["Wages were withheld for minor faults.", "About 70% of their wages are seized by the state.", "The company withheld pay.", "拖欠工资", "임금 체불"],
    "restriction_of_movement": ["Workers are not allowed to leave the factory.", "Armed guards stood at the exits.", "They are unable to freely leave the factories."],
    "excessive_overtime": ["They work for up to 18 hours a day.", "Workers have no days off.", "Excessive overtime was found."],
    "debt_bondage": ["Workers paid recruitment fees of two monthly wages.", "Debt bondage was found.", "债务奴役"],
    "intimidation_and_threats": ["Supervisors threatened workers with dismissal.", "Intimidation was reported."],
    "physical_and_sexual_violence": ["Workers were beaten.", "Physical violence was reported."],
    "isolation": ["The workers have no contact with the outside.", "Workers were isolated."],
    "deception": ["Recruiters deceived the workers.", "Workers were misled about their pay."],
    "abuse_of_vulnerability": ["The company abused the vulnerability of migrants.", "Undocumented workers were employed."],
    "abusive_working_and_living_conditions": ["Housing was unsanitary and conditions unsafe.", "The dormitories are overcrowded.", "Abusive living conditions were seen."],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "sentence"), [(name, one) for name, many in ASSERTED.items() for one in many]
)
def test_a_finding_asserts_an_indicator_by_fact_or_by_name(name, sentence):
    assert name in values(sentence, "asserts_indicator", kind="decision")


@pytest.mark.parametrize(
    "sentence",
    [
        "No passports were withheld.",
        "There was no evidence of debt bondage.",
        "Wages were not withheld.",
        "Workers have never been threatened.",
        "Copies of passports are kept on file.",
    ],
)
def test_a_denied_indicator_is_not_asserted(sentence):
    assert not values(sentence, "asserts_indicator", kind="decision")


def test_a_recital_of_the_statute_asserts_nothing():
    text = "Goods mined, produced, or manufactured wholly or in part by forced labor under penal sanctions are barred."
    assert notes(text, "recites_statute", kind="decision")
    assert not notes(text, "asserts_indicator", kind="decision")


@pytest.mark.parametrize(
    ("sentence", "topic", "name"),
    [
        ("Recruitment fees were fully repaid to all workers.", "remedied", "debt_bondage"),
        ("Passports held by the company have been returned.", "remedied", "retention_of_identity_documents"),
        ("Withheld wages: corrected", "remedied", "withholding_of_wages"),
        ("Restriction of movement was remedied; the gates are open.", "remedied", "restriction_of_movement"),
        ("Recruitment fees have not been repaid.", "not_remedied", "debt_bondage"),
        ("Excessive overtime: in progress", "not_remedied", "excessive_overtime"),
        ("Retention of passports remains open.", "not_remedied", "retention_of_identity_documents"),
        ("Withheld wages will be repaid next year.", "not_remedied", "withholding_of_wages"),
    ],
)
def test_what_was_remedied_and_what_not(sentence, topic, name):
    assert name in values(sentence, topic, kind="remediation")
    other = {"remedied": "not_remedied", "not_remedied": "remedied"}[topic]
    assert not values(sentence, other, kind="remediation")


@pytest.mark.parametrize(
    "sentence",
    [
        "The remedies were verified by an independent third party.",
        "An independent organization confirmed the repayment.",
        "第三方机构已核实整改情况。",
    ],
)
def test_an_independent_verification_is_noted(sentence):
    assert notes(sentence, "verified_independently", kind="remediation")


@pytest.mark.parametrize(
    "sentence",
    ["The remedies have not been independently verified.", "An independent verification will follow."],
)
def test_a_verification_to_come_is_none(sentence):
    assert not notes(sentence, "verified_independently", kind="remediation")


@pytest.mark.parametrize(
    ("sentence", "activity"),
    [
        ("The site visit was part of a duty evasion investigation.", "duty_evasion"),
        ("CBP conducted an EAPA verification at the plant.", "duty_evasion"),
        ("The inspection concerned fire safety.", "fire_safety"),
        ("A C-TPAT validation visit took place.", "supply_chain_security"),
        ("The visit was made for an investigation of forced labor.", "forced_labor"),
    ],
)
def test_what_a_passage_is_about_is_named(sentence, activity):
    assert activity in values(sentence, "activity", kind="decision")
