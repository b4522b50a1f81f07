"""What a document is, and which documents answer a request."""

import pytest

from tests.exhibits.says import reading
from unpick.exhibits.kinds import kind_of, kind_of_word, topics_of_request
from unpick.exhibits.note import KINDS
from unpick.exhibits.reading import Grid, Reading, Table

DOCUMENTS = {
    "notice": [
        "U.S. Customs and Border Protection\nNOTICE OF DETENTION\nThe merchandise has been detained pursuant to 19 U.S.C. 1307.",
        "CBP FORM 28\nREQUEST FOR INFORMATION\nPlease provide the following within 30 days: payroll",
        "扣留通知\n贵公司货物已被扣留",
    ],
    "decision": [
        "HQ H999999\nRE: Protest review decision\nHOLDING: The protest should be denied.",
        "FINDING\nThe Commissioner has determined that certain garments are produced with forced labor. AR 12.",
    ],
    "allegation": ["Petition under 19 CFR 12.42\nThe petitioner requests that CBP issue a withhold release order.", "Allegation of forced labor against an invented mill\nSubmitted by petitioners"],
    "protest": [
        "PROTEST AND APPLICATION FOR FURTHER REVIEW\nThe importer respectfully submits that the goods should be released.",
        "COVER LETTER\nOn behalf of our client we submit the enclosed documents, including payroll and an audit report.",
        "Submission in answer to the notice of detention\nEntry XQZ-1\nAll workers are Chinese nationals.",
        "Response to the detention notice\nList of annexes",
        "Executive summary\nThe enclosed exhibits demonstrate that all workers are Chinese nationals.",
    ],
    "questionnaire": ["Response to CBP Form 28\n1. Recruitment: see Annex 2", "CBP FORM 28 ANSWERS\nQuestion 1\nAnswer: see payroll"],
    "audit": [
        "WRAP Audit Report\nAudit date: 3 November 2020\nWorkers interviewed: 10",
        "SMETA 4-Pillar Assessment Report\nThe auditor held an opening meeting.",
        "社会责任审核报告\n审核员访谈了10名员工",
        "사회적 책임 심사 보고서\n심사원은 공장을 방문하였다",
    ],
    "certificate": ["CERTIFICATE OF COMPLIANCE\nThis is to certify that Made Up Mill (invented)\nValid until 3 May 2021", "CERTIFICATE OF ORIGIN\nCountry of origin: Vietnam"],
    "identity": ["Copies of identity cards\n公民身份号码 …", "Passports of workers\nDate of birth"],
    "workers": ["Worker roster\nNo. Position Date hired", "员工名册\n序号 工种 入职日期", "근로자 명부"],
    "recruitment": ["Description of how workers are recruited\nWorkers are recruited at job fairs.", "Recruitment procedure\nApplicants apply at the gate."],
    "payroll": ["PAYROLL October 2020\nbase pay overtime pay deductions net pay", "工资表 2020年10月\n基本工资 实发", "급여 대장 2020년 10월\n기본급 실수령"],
    "attendance": ["TIME CARDS October 2020\ntime in time out", "考勤记录\n上班 下班", "출근부"],
    "production": ["Daily production report\nLine 3 output (pcs) 400", "Yarn production log\nMachine no. 5 input 200 kg output 180 kg", "生产日报\n产量"],
    "order": ["PURCHASE ORDER\nPO No. 4711\nOrder quantity 12,000 pcs"],
    "invoice": ["COMMERCIAL INVOICE\nInvoice No. MU-1\nunit price total amount", "商业发票\n单价 金额"],
    "packing": ["PACKING LIST\ncartons net weight gross weight"],
    "transport": ["BILL OF LADING\nPort of loading Dalian, shipped on board", "提单\n装货港"],
    "payment": ["Wire transfer confirmation\nOrdering customer, beneficiary, amount paid", "SWIFT MT103\nbeneficiary"],
    "origin": ["Bale list\nBale no. gin grower", "Cotton grower declaration\nThe cotton was grown in Texas.", "Catch certificate\nVessel, catch area"],
    "chain": ["Supply chain map\nStep 1 growing, step 2 ginning", "Supply-chain declaration\nList of all parties"],
    "test": ["Isotopic test report\nSample: finished garment", "检测报告\n样品：成衣"],
    "press": ["Invented newspaper investigation\nA manager told our reporters that the workers cannot leave. The firm declined to comment.", "Exclusive: workers at invented plant\nBy our correspondent\nA spokesman said a worker had left, our reporter found."],
    "site": ["Site plan of the compound\nBuilding A 1,200 m2, Building B 900 m2", "Lease agreement\nlessor lessee floor area"],
    "refusal": ["Dear Sirs,\nwe regret that we cannot provide the records that you ask for.", "Letter\n我司无法提供贵方要求的员工资料。"],
    "remediation": ["Remediation report\nRecruitment fees were repaid to all workers.", "整改报告\n已整改"],
    "index": ["TABLE OF CONTENTS\nAnnex 1 Audit report\nAnnex 2 Payroll", "List of exhibits\nExhibit A: Payroll"],
    "entry": ["Entry summary CBP Form 7501\nImporter of record\nHTSUS 6204.62", "Entry lines\nPort of entry Newark"],
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), [(kind, one) for kind, many in DOCUMENTS.items() for one in many])
def test_a_document_is_known_by_its_own_words(kind, text):
    found, why = kind_of(reading(text))
    assert (found, bool(why)) == (kind, True)


def test_the_name_of_the_file_counts_least():
    found, _why = kind_of(reading(DOCUMENTS["audit"][0], file="payroll.pdf"))
    assert found == "audit"


def test_a_file_that_says_nothing_goes_by_no_name():
    assert kind_of(reading("lorem", file="payroll.pdf"))[0] == "other"


def test_a_table_of_wages_is_a_payroll_without_a_title():
    table = Table(
        name="Sheet1", role="payroll", rows=({"worker": "w1", "net": "2600"},), places=("sheet Sheet1 row 2",)
    )
    grid = Grid(name="Sheet1", header=("a", "b"), rows=(("w1", "2600"),), places=("sheet Sheet1 row 2",))
    assert kind_of(Reading(file="x.xlsx", sha256="0", media="sheet", grids=(grid,)), (table,))[0] == "payroll"


def test_a_picture_without_text_is_a_photograph():
    assert kind_of(Reading(file="x.jpg", sha256="0", media="picture"))[0] == "photograph"


def test_every_kind_is_in_the_vocabulary():
    assert set(DOCUMENTS) <= set(KINDS)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("payroll", "payroll"),
        ("Social audit report", "audit"),
        ("ID copies", ""),
        ("identity cards", "identity"),
        ("bill of lading", "transport"),
        ("misc", ""),
    ],
)
def test_the_submitters_word_for_a_document_is_understood_or_not(word, kind):
    assert kind_of_word(word) == kind


ASKED = [
    ("identification cards and payroll records or other proof of payment", {"identity", "payroll"}),
    ("documentation detailing how employees are recruited", {"recruitment"}),
    ("workers' time cards", {"attendance"}),
    ("wage receipts and daily process reports", {"payroll", "production"}),
    ("yarn production records", {"production"}),
    ("transport documents from the grower to the yarn mill", {"transport", "origin"}),
    ("the bale list, gin records and cotton producer ids", {"origin"}),
    ("purchase orders, invoices and proof of payment", {"order", "invoice", "payment"}),
    ("a supply-chain map naming all parties", {"chain"}),
    ("a certificate of origin under 12.43(a)", {"certificate"}),
    ("a detailed importer statement", {"protest"}),
    ("a site map showing every building", {"site"}),
    ("any social audit report", {"audit"}),
    ("isotopic test results of the finished article", {"test"}),
    ("catch certificates for each vessel", {"origin"}),
    ("a roster of all workers", {"workers"}),
    ("labor contracts of the employees", {"workers"}),
    ("bills of lading and packing lists", {"transport", "packing"}),
    ("updated answers to CBP Form 28", {"questionnaire"}),
    ("proof that the indicators were remediated", {"remediation"}),
    ("photographs of the production line", {"photograph"}),
    ("员工身份证复印件和工资表", {"identity", "payroll"}),
    ("考勤记录与劳动合同", {"attendance", "workers"}),
    ("采购订单、发票、付款凭证", {"order", "invoice", "payment"}),
    ("신분증 사본과 급여 대장", {"identity", "payroll"}),
    ("근로자 명부와 출근부", {"workers", "attendance"}),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "kinds"), ASKED)
def test_a_request_names_the_documents_that_answer_it(asked, kinds):
    assert kinds <= set(topics_of_request(asked))


@pytest.mark.parametrize("asked", ["your prompt attention", "yours sincerely", "the weather in Newark"])
def test_a_phrase_without_a_document_answers_nothing(asked):
    assert topics_of_request(asked) == ()


def test_topics_are_kinds():
    assert {topic for asked, _kinds in ASKED for topic in topics_of_request(asked)} <= set(KINDS)


def test_proof_of_payment_of_wages_is_no_payment_for_goods():
    assert "payment" not in topics_of_request("proof of payment to the workers")


def test_goods_with_prices_under_the_title_of_an_order_are_an_order():
    table = Table(
        name="page 1 table 1",
        role="invoice",
        rows=({"style": "A-1", "quantity": "2", "price": "3"},),
        places=("row 2",),
    )
    assert kind_of(reading("PURCHASE ORDER\nPO No.: 4711"), (table,))[0] == "order"
    assert kind_of(reading("COMMERCIAL INVOICE\nPO No.: 4711"), (table,))[0] == "invoice"


def test_a_letter_that_reminds_of_records_is_no_record():
    mail = (
        "From: a@made-up.example\nSubject: THIRD REMINDER: roster and wages\nPlease let us have your roster."
    )
    assert kind_of(reading(mail))[0] == "other"
    assert kind_of(reading("Worker roster\nNo. Position Date hired"))[0] == "workers"
