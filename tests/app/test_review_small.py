"""Small packets of an importer, a producer, a petitioner and an agency: one thing wrong in each, or a look-alike."""

import datetime as dt

import pytest
import yaml

from tests.app.small import AUD, INV, PL, Small, base, clock, log, packet_of, pay, roster, rows
from unpick.app.review import review

AT = dt.datetime(2026, 11, 26, 9, 0, tzinfo=dt.UTC)
MINE = {"D05", "D07", "D08", "D11", "D19", "D22"}
"""Codes that these packets are about."""


def _case(name, files, want, more=None):
    return Small(name, files, want, more or {})


ZH = "工资表 2023年5月\n" + rows(
    60, "工号,出勤天数,应发工资,扣款,实发工资", lambda i: f"W{i:03d},22,{4000 + i},400,{3600 + i}"
)
ZH_EN = "工资表 Payroll 2023年5月 May 2023\n" + rows(
    60,
    "工号 Worker,出勤天数 Days,应发工资 Gross,扣款 Deductions,实发工资 Net",
    lambda i: f"W{i:03d},22,{4000 + i},400,{3600 + i}",
)
ORD = "Withhold release order\n14 May 2024\nMerchandise: work gloves. Manufacturer: Lianhe Sample Garment Co., Ltd. (invented)\nThe information available reasonably indicates the use of forced labor. Indicators: withholding of wages; debt bondage.\n"
MODIFY = {"regime": "US-1307", "question": "modification", "side": "producer", "events": {}, "lines": []}
REM = "Request to modify the order of 14 May 2024\n2 December 2024\nWithheld wages were paid back in full to all 60 workers on 3 July 2024 (Exhibit E2). Debts to recruiters were repaid on 9 July 2024. Both indicators are remedied.\n"
VER = "Verification report\nFactory: Lianhe Sample Garment Co., Ltd. (invented)\nVisit: {d}, unannounced\nTotal employees: 60\nWorkers interviewed: 60\nAll buildings of the site were inspected. Interviews were held in private without management. The withheld wages were repaid. Debt bondage has ended; debts were repaid.\n"
PET = "Petition under 19 CFR 12.42\n20 October 2025\nBetween March 2024 and August 2025 workers of Lianhe Sample Garment Co., Ltd. (invented) were held by debts (Annex 1) and their passports were kept (Annex 2).\n"
PETITION = {"regime": "US-1307", "question": "finding", "side": "petitioner", "events": {}, "lines": []}
INT = "Statements of nine workers\nInterviews on 4 and 5 {d}.\nEach worker was heard alone, away from the plant. All nine say that their passports are kept by the office and that they owe the recruiter.\n"
FIND = "Finding under 19 U.S.C. 1307\n5 August 2025\nProducer: Lianhe Sample Garment Co., Ltd. (invented). Workers were interviewed on 12 March 2025 (record page 14) and said that wages were withheld for three months (record pages 14 to 19). The passports lay in a safe (record page 22).\n"
AGENCY = dict(PETITION, side="agency")
KO = "근로자 명부\n" + rows(
    60, "사번,업무,국적,입사일", lambda i: f"W{i:03d},봉제,중국,2020-01-{1 + i % 28:02d}"
)
CASES = [
    _case("sound", base(), []),
    _case("more_paid", base(files={"pay.csv": pay(71)}), ["D05"]),
    _case(
        "joined",
        base(
            60,
            files={
                "pay.csv": pay(71, month="2023-06"),
                "letter.txt": "Letter\n3 August 2023\nThe payroll of June counts 71, since 11 workers were hired on 1 June 2023.\n",
            },
        ),
        ["D19"],
    ),
    _case(
        "no_clock",
        base(ask="Please submit wage records and time cards of the workers.", drop=["clock.csv"]),
        ["D07", "D08"],
    ),
    _case("asked_ok", base(ask="Please submit wage records, time cards and any audit of the factory."), []),
    _case(
        "recruit_letter",
        base(
            ask="Tell us how the workers were recruited.",
            files={
                "hiring.txt": "How our workers are hired\n3 August 2023\nEach worker applied at the gate after a notice at the labor market. No agency and no fee is used. Each has a contract with the factory.\n"
            },
        ),
        [],
    ),
    _case(
        "recruit_none",
        base(ask="Tell us how the workers were recruited and give us the contracts with labor agencies."),
        ["D07"],
    ),
    _case("other_po", base(files={"log.csv": log("PO-9900", "L-90")}), ["D11"]),
    _case(
        "two_po",
        base(
            files={
                "log.csv": log("PO-7711", "L-44").rstrip() + "\n" + log("PO-8812", "L-45").split("\n", 1)[1]
            }
        ),
        [],
    ),
    _case(
        "old_pay",
        base(files={"pay.csv": pay(60, month="2022-11"), "clock.csv": clock(60, m="2022-11")}),
        ["D19"],
    ),
    _case("zh_pay", base(files={"pay.csv": ZH}), ["D22"]),
    _case(
        "zh_pay_translated",
        base(
            files={
                "pay.csv": pay(60),
                "pay original.csv": ZH,
            }
        ),
        [],
    ),
    _case("zh_both", base(files={"pay.csv": ZH_EN}), []),
    _case(
        "annex_gone",
        base(
            files={
                "protest.txt": "Protest and application for further review\n3 August 2023\nExhibit 2 is the list of workers. Exhibit 14 is the sworn statement of the maker on recruitment.\n"
            }
        ),
        ["D22"],
    ),
    _case(
        "annex_of_audit",
        base(
            files={
                "protest.txt": "Protest and application for further review\n3 August 2023\nExhibit 1 is the audit; its own Annex C holds photographs. Exhibit 2 is the list of workers.\n"
            }
        ),
        [],
    ),
    _case(
        "sister",
        base(
            files={
                "audit.txt": AUD.format(n=200, x="").replace(
                    "Factory: Lianhe Sample Garment Co., Ltd. (invented)",
                    "Factory: Xinghe Sample Shoe Co., Ltd. (invented)",
                )
            }
        ),
        ["D19"],
    ),
    _case(
        "sister_words",
        base(
            files={
                "audit.txt": AUD.format(n=60, x="").replace(
                    "Factory: Lianhe Sample Garment Co., Ltd. (invented)",
                    "This report is on our visit to a sister plant of the same owner in Fuxin.",
                )
            }
        ),
        ["D19"],
    ),
    _case("old_audit", base(files={"audit.txt": AUD.format(n=60, x="").replace("2023", "2019")}), ["D19"]),
    _case(
        "leave",
        base(
            60,
            "Of the 60, four were on sick leave in May and had no wage.",
            files={"pay.csv": pay(56), "clock.csv": clock(56)},
        ),
        [],
    ),
    _case(
        "office",
        base(
            60,
            "Eight office staff are paid monthly on a payroll of their own.",
            files={"pay.csv": pay(52), "clock.csv": clock(52)},
        ),
        [],
    ),
    _case("bare", base(drop=["pay.csv", "clock.csv", "log.csv", "roster.csv"]), ["D08"]),
    _case(
        "below",
        base(
            files={
                "pay.csv": "Payroll May 2023\n"
                + rows(60, "Worker,Days,Gross,Deductions,Net", lambda i: f"W{i:03d},22,4000,400,3900")
            }
        ),
        ["D08"],
    ),
    _case(
        "lot_only",
        base(
            files={
                "log.csv": rows(10, "Date,Style,Lot,Pieces", lambda i: f"2023-05-{i + 9:02d},ST-1,L-44,100")
            }
        ),
        [],
    ),
    _case(
        "no_numbers",
        base(files={"log.csv": rows(10, "Date,Pieces", lambda i: f"2023-05-{i + 9:02d},100")}),
        ["D11"],
    ),
    _case(
        "mod_new",
        {"request.txt": REM, "ver.txt": VER.format(d="17 September 2024"), "order-1.txt": ORD},
        [],
        MODIFY,
    ),
    _case(
        "mod_old",
        {"request.txt": REM, "ver.txt": VER.format(d="17 September 2023"), "order-1.txt": ORD},
        ["D19"],
        MODIFY,
    ),
    _case(
        "mod_both",
        {
            "request.txt": REM,
            "ver0.txt": VER.format(d="17 September 2023"),
            "ver.txt": VER.format(d="17 September 2024"),
            "order-1.txt": ORD,
        },
        [],
        MODIFY,
    ),
    _case(
        "pet_good",
        {
            "petition.txt": PET,
            "1 statements.txt": INT.format(d="June 2025"),
            "2 ledger.txt": "Ledger of the recruiter, copied July 2025\nworker 1 owes 4,000; worker 2 owes 3,500; passports: in the office.\n",
        },
        [],
        PETITION,
    ),
    _case(
        "pet_old",
        {
            "petition.txt": PET,
            "1 statements.txt": INT.format(d="June 2015"),
            "2 ledger.txt": "Ledger of the recruiter, copied July 2025\nworker 1 owes 4,000; worker 2 owes 3,500; passports: in the office.\n",
        },
        ["D19"],
        PETITION,
    ),
    _case(
        "pet_just_before",
        {
            "petition.txt": PET,
            "1 statements.txt": INT.format(d="January 2024"),
            "2 ledger.txt": "Ledger of the recruiter, copied July 2025\nworker 1 owes 4,000; worker 2 owes 3,500; passports: in the office.\n",
        },
        [],
        PETITION,
    ),
    _case("find_good", {"finding.txt": FIND, "interviews.txt": INT.format(d="March 2025")}, [], AGENCY),
    _case(
        "find_boiler",
        {
            "finding.txt": FIND,
            "visit.txt": "Visit to the boiler house\n12 June 2024\nTwo officers examined the boiler and the pressure gauge after a leak. The steam pipe was repaired. The valve was set to 6 bar. Next visit in a year.\n",
            "interviews.txt": INT.format(d="March 2025"),
        },
        ["D19"],
        AGENCY,
    ),
    _case(
        "find_evasion",
        {
            "finding.txt": FIND,
            "visit.txt": "Report of a site visit, EAPA case\n12 June 2024\nThe visit was made to verify whether the garments were transshipped to evade duty. Capacity of the sewing lines was counted. Workers were seen at 60 machines.\n",
        },
        ["D19"],
        AGENCY,
    ),
    _case("zh_brief_translated", base(files={"pay.csv": ZH, "pay translation.csv": pay(60)}), []),
    _case("ko_roster", base(files={"roster.csv": KO}), ["D22"]),
    _case(
        "zh_audit_summary_en",
        base(
            files={
                "audit zh.txt": "社会责任审核报告\n工厂：联合样品制衣有限公司\n审核日期：2023年5月16日至17日，未通知\n员工总数：60人\n访谈：60名员工，单独访谈，无管理人员在场。\n全部厂房均已检查。\n"
            }
        ),
        ["D22"],
    ),
    _case(
        "zh_audit_with_translation",
        base(
            files={
                "audit.txt": AUD.format(n=60, x="Translation of the Chinese report, certified 20 June 2023."),
                "audit original zh.txt": "社会责任审核报告\n工厂：联合样品制衣有限公司\n审核日期：2023年5月16日至17日，未通知\n员工总数：60人\n访谈：60名员工，单独访谈，无管理人员在场。\n全部厂房均已检查。\n",
            }
        ),
        [],
    ),
    _case(
        "invoice_other",
        base(
            files={
                "invoice.txt": INV.replace("PO-7711", "PO-1200").replace("LS-230605", "LS-229900"),
                "packing.txt": PL.replace("PO-7711", "PO-1200")
                .replace("LS-230605", "LS-229900")
                .replace("L-44", "L-09"),
            }
        ),
        ["D11"],
    ),
    _case(
        "partial_made",
        base(
            drop=["packing.txt"],
            files={
                "packing.csv": "Style,Cartons,Quantity,Lot,Order\nST-1,50,1000,L-44,PO-7711\n",
                "log.csv": rows(
                    10, "Date,Style,Lot,Order,Pieces", lambda i: f"2023-05-{i + 9:02d},ST-1,L-44,PO-7711,40"
                ),
            },
        ),
        ["D11"],
    ),
    _case(
        "more_made",
        base(
            files={
                "log.csv": rows(
                    10, "Date,Style,Lot,Order,Pieces", lambda i: f"2023-05-{i + 9:02d},ST-1,L-44,PO-7711,104"
                )
            }
        ),
        [],
    ),
    _case(
        "two_firms",
        base(
            files={
                "audit2.txt": AUD.format(n=33, x="The works next door makes zippers.").replace(
                    "Lianhe Sample Garment", "Pinle Sample Zipper"
                )
            }
        ),
        [],
    ),
    _case("roster_less", base(files={"roster.csv": roster(52)}), ["D05"]),
    _case(
        "brief_count",
        base(
            files={
                "letter.txt": "Letter of the importer\n3 August 2023\nThe factory employs 45 workers, all Chinese nationals.\n"
            }
        ),
        ["D05"],
    ),
    _case(
        "asked_month", base(ask="Please provide payroll and time cards for May 2023 and June 2023."), ["D07"]
    ),
    _case(
        "asked_other_firm",
        base(
            ask="Provide the production records and the payroll of the dye house Qingquan Sample Dyeing Co., Ltd."
        ),
        ["D07"],
    ),
    _case(
        "not_accepted",
        base(ask="The time cards that you sent on 3 June are not sufficient: they do not name the workers."),
        ["D07"],
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_small_packet_shows_what_is_wrong_in_it_and_nothing_else(tmp_path, case):
    for name, text in case.files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "packet.yml").write_text(
        yaml.safe_dump(packet_of(case), allow_unicode=True), encoding="utf-8"
    )
    document, _ = review(tmp_path, at=AT)
    assert sorted({one["code"] for one in document["defects"]} & MINE) == sorted(case.want)
