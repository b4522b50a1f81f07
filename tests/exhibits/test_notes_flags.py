"""Announcement, interviews, access, compound, scope and claims: several wordings each, and their look-alikes."""

import pytest

from tests.exhibits.says import notes

SAID = {
    "announced": [
        "This was an announced audit.",
        "The facility had been notified of the visit ten days in advance.",
        "Prior notice was given to the factory.",
        "Audit type: Announced",
        "Was the audit announced? Yes",
        "Audit type: ☒ Announced ☐ Unannounced",
        "Unannounced: No",
        "The audit date was agreed with the factory management.",
        "本次审核已提前通知工厂。",
        "심사는 사전에 통보되었다.",
        "A semi-announced audit was performed within a four week window.",
    ],
    "unannounced": [
        "The audit was unannounced.",
        "The auditors arrived without prior notice.",
        "An unannounced visit took place on 3 November 2020.",
        "The factory was not informed of the audit beforehand.",
        "Audit type: ☐ Announced ☒ Unannounced",
        "Was the audit announced? No",
        "本次为突击审核，未事先通知厂方。",
        "불시 심사로 진행되었다.",
    ],
    "minder_present": [
        "The factory manager was present during the interviews.",
        "Interviews were held in the office; a supervisor sat in.",
        "Workers were interviewed in the presence of the HR manager.",
        "Management attended all worker interviews.",
        "The interpreter was provided by the factory.",
        "Were the interviews held in private? No",
        "Interviews were not conducted in private.",
        "访谈时厂方管理人员在场。",
        "면담에는 공장 관리자가 동석하였다.",
    ],
    "private_interviews": [
        "Interviews were conducted in private.",
        "Workers were interviewed confidentially in the canteen, without management.",
        "Management was not present during the interviews.",
        "No manager was present during interviews.",
        "Private interviews: Yes",
        "员工访谈在私下进行，无管理人员在场。",
        "면담은 관리자 없이 개별적으로 진행되었다.",
    ],
    "chosen_by_management": [
        "The workers to be interviewed were selected by the factory management.",
        "Management chose the employees who were interviewed.",
        "Interviewees were nominated by the HR manager.",
        "Workers selected by: factory management",
        "受访员工由厂方挑选。",
        "면담 대상자는 공장 측이 선정하였다.",
    ],
    "chosen_by_auditor": [
        "Interviewees were selected by the auditor from the roster.",
        "The auditor randomly selected ten employees.",
        "The sample of workers was chosen at random.",
        "Workers selected by: auditor",
        "审核员随机抽取了10名员工进行访谈。",
        "면담 대상자는 심사원이 무작위로 선정하였다.",
    ],
    "access_refused": [
        "The auditor was not permitted to enter Building 3.",
        "Access to the second workshop was denied.",
        "The audit team was refused entry to the dormitory.",
        "We were not allowed to see the payroll of temporary workers.",
        "The warehouse was locked and could not be inspected.",
        "No access was given to the upper floor.",
        "Building C remained closed during the visit.",
        "审核员未被允许进入3号楼。",
        "B동 출입은 거부되었다.",
    ],
    "access_limited": [
        "The auditor visited only the sewing workshop.",
        "Only Building 1 was inspected.",
        "The tour was limited to the packing area.",
        "The auditor was allowed to see certain parts of the site.",
        "Two of the buildings were not included in the audit.",
        "The audit did not cover the dormitories.",
        "All buildings were visited except the dye house.",
        "Areas not visited: dormitory, Building 4",
        "The company could audit only its own factory.",
        "审核仅限于A车间。",
        "심사원은 A동만 방문하였다.",
    ],
    "access_full": [
        "No area was closed to the auditor.",
        "The auditor had full access to the site.",
        "All buildings and floors were visited.",
        "Access to all areas was granted.",
        "The whole site was inspected.",
        "Full access given? Yes",
        "审核员参观了所有车间。",
        "심사원은 모든 구역을 점검하였다.",
    ],
    "shared_compound": [
        "Several factories share the compound.",
        "The factory is located in the same compound as Other Made Up Textiles Co., Ltd. (invented).",
        "Three other companies operate within the site.",
        "The premises are shared with a second garment maker.",
        "Other tenants on the site: two garment factories",
        "厂区内还有另外两家工厂。",
        "같은 부지에 다른 공장이 있다.",
    ],
    "compound_audited": [
        "All other factories in the compound were visited as well.",
        "The auditor inspected the entire compound.",
        "Each of the three companies on the site was audited.",
        "园区内其他工厂也接受了审核。",
        "부지 내 모든 업체를 심사하였다.",
    ],
    "subcontracting": [
        "Embroidery is subcontracted to a workshop in the village.",
        "The factory outsources washing.",
        "Subcontractors used? Yes, for printing",
        "部分工序外发加工。",
        "일부 공정은 하청을 준다.",
    ],
    "scope_quality": [
        "The scope of the audit was product quality.",
        "The audits focused on quality and workmanship.",
        "Audit scope: quality management (ISO 9001)",
        "A quality audit was carried out.",
        "审核范围：质量管理体系",
        "심사 범위: 품질",
    ],
    "scope_labor": [
        "Audit scope: labor, health and safety, wages",
        "A social compliance audit was carried out.",
        "The purpose of the visit was to assess working conditions.",
        "审核范围：社会责任、工资与工时",
        "심사 범위: 노동, 인권",
    ],
    "scope_origin": [
        "The scope of the audit was the traceability of cotton.",
        "Audit scope: country of origin of materials",
        "An origin verification was performed.",
    ],
    "no_north_koreans": [
        "No North Korean nationals are employed at the factory.",
        "The factory has never employed workers from the DPRK.",
        "All workers are Chinese nationals.",
        "None of the employees is a North Korean citizen.",
        "工厂没有朝鲜籍员工。",
        "북한 근로자는 고용하지 않는다.",
        "All 49 of its employees were Chinese citizens.",
    ],
    "no_forced_labor": [
        "No forced labor was found.",
        "There is no evidence of forced or bonded labour.",
        "The factory is free of forced labor.",
        "Use of forced labour: none",
        "未发现强迫劳动。",
        "강제 노동은 없었다.",
    ],
    "same_lines": [
        "The same workers sewed the dresses and the protective coveralls.",
        "Both products were made on the same lines.",
        "The same production line also makes PPE.",
        "同一生产线也生产防护服。",
        "같은 라인에서 방호복도 생산한다.",
    ],
}
# Sentences that look alike and must not give the topic.
SILENT = {
    "announced": [
        "The audit was unannounced.",
        "The scheme announced that its rules had changed.",
        "Audits should be announced.",
        "本次审核未提前通知。",
        "Was the audit announced? Yes / No",
        "Audit type: ☐ Announced ☒ Unannounced",
        "사전 통보 없이 진행되었다.",
    ],
    "unannounced": [
        "This was an announced audit.",
        "Follow-up audits may be unannounced.",
        "The next audit will be unannounced.",
        "A semi-announced audit was performed.",
        "Unannounced: No",
    ],
    "minder_present": [
        "Management was not present during the interviews.",
        "No manager was present during interviews.",
        "Managers must not be present during interviews.",
        "The factory manager was present at the opening meeting.",
        "管理人员不在场。",
        "관리자 없이 면담하였다.",
        "Was management present during interviews? No",
    ],
    "private_interviews": [
        "Interviews were not held in private.",
        "Interviews should be held in private.",
        "Were the interviews held in private? Yes / No",
        "The company is in private ownership.",
    ],
    "chosen_by_management": [
        "Interviewees were selected by the auditor, not by the factory.",
        "Workers were not selected by management.",
        "Suppliers are selected by the management.",
    ],
    "chosen_by_auditor": [
        "Workers were not selected at random.",
        "Cartons were selected at random for inspection.",
        "The sample should be chosen by the auditor.",
    ],
    "access_refused": [
        "No area was closed to the auditor.",
        "Access was not refused to any part of the site.",
        "Auditors must not be denied access.",
        "The auditor was not able to find any minors.",
        "Workers are not allowed to smoke in the warehouse.",
        "没有任何区域对审核员关闭。",
        "Emergency exits were not locked.",
    ],
    "access_limited": [
        "Made Up Trading Limited",
        "Access was not limited.",
        "All areas were visited.",
        "The audit covered wages, including but not limited to overtime.",
        "Areas not visited: none",
        "Only workers over 18 are hired.",
    ],
    "access_full": [
        "Full access was not given.",
        "All buildings were visited except the dye house.",
        "The auditor should have full access.",
        "Not all areas were visited.",
        "未能参观所有车间。",
    ],
    "shared_compound": [
        "No other company shares the site.",
        "The factory is the sole occupant of the compound.",
        "The compound is not shared with any other factory.",
        "Are there other factories on the site? No",
        "厂区内没有其他工厂。",
    ],
    "compound_audited": [
        "The other factories in the compound were not visited.",
        "All workers were audited for age.",
    ],
    "subcontracting": [
        "No subcontractors are used.",
        "The factory does not subcontract any work.",
        "Subcontracting: none",
        "没有外发。",
    ],
    "scope_quality": ["The quality department has eleven workers.", "The audit was not a quality audit."],
    "scope_labor": ["Interviews were about labor and pay.", "Work in the cutting room was not assessed."],
    "no_north_koreans": [
        "The report does not establish that no North Korean nationals worked there.",
        "North Korean nationals worked at the factory.",
        "It was asked whether North Korean workers are employed.",
        "The workers are not free; North Korean minders watch them.",
    ],
    "no_forced_labor": [
        "Forced labor was found.",
        "Suppliers shall not use forced labor.",
        "It was not shown that no forced labor was used.",
    ],
    "same_lines": [
        "The two products are not made on the same lines.",
        "All workers receive the same wages for different products.",
    ],
}


@pytest.mark.parametrize(
    ("topic", "sentence"), [(topic, one) for topic, many in SAID.items() for one in many]
)
def test_an_audit_says_it_in_many_wordings(topic, sentence):
    assert notes(sentence, topic), sentence


@pytest.mark.parametrize(
    ("topic", "sentence"), [(topic, one) for topic, many in SILENT.items() for one in many]
)
def test_a_sentence_that_looks_alike_stays_silent(topic, sentence):
    assert not notes(sentence, topic), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The audit did not cover labor conditions; its scope was quality.",
        "Labor conditions were not assessed.",
        "Social compliance was outside the scope.",
        "Working conditions are excluded.",
    ],
)
def test_labor_that_a_scope_leaves_out_is_noted_as_left_out(sentence):
    assert {note.value for note in notes(sentence, "scope_labor")} == {"no"}
    assert not notes(sentence, "access_limited")


def test_a_building_outside_the_scope_is_limited_access():
    assert notes("Building 3 was outside the scope of the audit.", "access_limited")


def test_a_labeled_scope_names_what_it_keeps_and_not_what_it_leaves_out():
    text = "Purpose: quality management system audit. Social compliance was outside the scope."
    assert {note.value for note in notes(text, "scope_labor")} == {"no"}
    assert notes(text, "scope_quality")
    assert not notes("Scope exclusions: labor, wages", "scope_labor")


def test_the_area_that_was_closed_is_named():
    (note,) = notes("The auditor was not permitted to enter Building 3.", "access_refused")
    assert note.subject == "Building 3"


def test_the_other_factory_of_the_compound_is_named():
    (note,) = notes("The site is shared with Other Made Up Textiles Co., Ltd. (invented).", "shared_compound")
    assert "Other Made Up Textiles" in note.subject


@pytest.mark.parametrize(
    "sentence",
    [
        "We regret that we cannot provide the records you ask for.",
        "The mill declined to answer our questions.",
        "Our supplier has not responded to three letters.",
        "The producer refuses to cooperate.",
        "We have had no reply to any of our mails.",
        "No answer was ever received.",
        "我司无法提供员工资料。",
        "당사는 요청하신 자료를 제공할 수 없습니다.",
    ],
)
def test_a_producer_that_does_not_answer_is_heard(sentence):
    assert notes(sentence, "producer_refuses", kind="refusal")


@pytest.mark.parametrize(
    "sentence",
    [
        "A spokesman declined to comment.",
        "The producer has never refused to answer.",
        "No reply is needed.",
    ],
)
def test_silence_to_the_press_is_no_refusal_to_customs(sentence):
    assert not notes(sentence, "producer_refuses", kind="press")


@pytest.mark.parametrize(
    "sentence",
    [
        "Article 36 of the Data Security Law prohibits us from providing such data to a foreign authority.",
        "We are not permitted under PRC law to disclose personal information.",
        "The Anti-Foreign Sanctions Law does not allow us to answer these questions.",
        "根据数据安全法，我们不得向境外提供。",
        "법률에 따라 자료 제공이 금지되어 있습니다.",
    ],
)
def test_a_law_said_to_forbid_the_answer_is_noted(sentence):
    assert notes(sentence, "law_forbids", kind="refusal")


@pytest.mark.parametrize("sentence", ["The law prohibits forced labor.", "No law forbids us to answer."])
def test_a_law_against_forced_labor_forbids_no_answer(sentence):
    assert not notes(sentence, "law_forbids", kind="refusal")


@pytest.mark.parametrize(
    "sentence",
    [
        "An extension of 14 days was granted.",
        "We request an extension of time to respond.",
        "The deadline was extended to 5 May 2021.",
    ],
)
def test_more_time_is_noted(sentence):
    assert notes(sentence, "extension", kind="protest")


def test_an_extension_cord_is_no_more_time():
    assert not notes("The extension cord was damaged.", "extension", kind="protest")


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("The payroll records were not provided.", "payroll"),
        ("The copies of the identity cards are illegible.", "identity"),
        ("The importer failed to submit time cards.", "attendance"),
        ("Production records are insufficient.", "production"),
        ("未提供工资表。", "payroll"),
    ],
)
def test_what_an_authority_did_not_accept_is_named(sentence, topic):
    assert topic in [
        one for note in notes(sentence, "not_accepted", kind="decision") for one in note.value.split(",")
    ]


def test_a_warning_about_failure_is_no_refused_answer():
    assert not notes(
        "Failure to respond within 30 days may result in exclusion.", "not_accepted", kind="notice"
    )


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("An English translation is attached.", "translated"),
        ("The roster was translated into English by a certified translator.", "translated"),
        ("附英文译文。", "translated"),
        ("All pages are numbered consecutively.", "numbered"),
    ],
)
def test_translations_and_numbers_of_annexes_are_noted(sentence, topic):
    assert notes(sentence, topic, kind="protest")


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Annex 3 is in Chinese without translation.", "translated"),
        ("The annexes are not numbered.", "numbered"),
    ],
)
def test_what_is_untranslated_or_unnumbered_is_not(sentence, topic):
    assert not notes(sentence, topic, kind="protest")
