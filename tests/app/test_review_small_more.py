"""Further small packets: forms, sections of a payroll, months, twins of papers, an index; true and look-alikes."""

import datetime as dt

import pytest
import yaml

from tests.app.small import AUD, BL, INV, Small, base, clock, packet_of, pay, roster, rows
from unpick.app.review import review

AT = dt.datetime(2026, 11, 26, 9, 0, tzinfo=dt.UTC)
MINE = {"D05", "D07", "D08", "D11", "D19", "D22"}


def _case(name: str, files: dict[str, str], want: list[str]) -> Small:
    return Small(name, files, want, {})


CASES = [
    _case(
        "form28",
        base(
            files={
                "form28 answers.txt": "Response to CBP Form 28\n3 August 2023\nQuestion 1: the workers are listed in exhibit roster.csv.\nQuestion 2: wages are in exhibit pay.csv.\n"
            },
            ask="Questions:\n1. List of workers with nationality\n2. Wage records\n3. Time records",
        ),
        [],
    ),
    _case(
        "checkbox",
        base(ask="Documents requested\n[x] Payroll\n[x] Time cards\n[x] Site plan\n[ ] Isotope test"),
        ["D07"],
    ),
    _case(
        "checkbox_ok",
        base(
            ask="Documents requested\n[x] Payroll\n[x] Time cards\n[x] Production records\n[ ] Isotope test"
        ),
        [],
    ),
    _case(
        "in_table",
        base(ask="Item | Document\n1 | Payroll of May 2023\n2 | Recruitment contracts with labor agencies\n"),
        ["D07"],
    ),
    _case("ids_wanted", base(ask="Please send copies of the passports of all workers."), ["D07"]),
    _case("ids_list_enough", base(ask="Please tell us the nationality of all workers."), []),
    _case(
        "audit_count_words",
        base(
            files={
                "audit.txt": AUD.format(n=60, x="")
                .replace("Total employees: 60", "The plant is run by seventy-five workers.")
                .replace("Workers interviewed: 60", "Workers interviewed: 75")
            }
        ),
        ["D05"],
    ),
    _case(
        "sections",
        base(
            60,
            files={
                "pay.csv": "Payroll May 2023, sewing section\n"
                + rows(
                    40,
                    "Worker,Section,Days,Gross,Deductions,Net",
                    lambda i: f"W{i:03d},sewing,22,{4000 + i},400,{3600 + i}",
                ),
                "pay2.csv": "Payroll May 2023, packing section\n"
                + rows(
                    20,
                    "Worker,Section,Days,Gross,Deductions,Net",
                    lambda i: f"W{i + 40:03d},packing,22,{4000 + i},400,{3600 + i}",
                ),
            },
        ),
        [],
    ),
    _case(
        "absent_few_cards",
        base(
            60,
            files={
                "clock.csv": clock(58),
                "note.txt": "Note\n3 August 2023\nTwo workers were on maternity leave through May 2023 and have no time cards.\n",
            },
        ),
        [],
    ),
    _case("gap_months", base(60, files={"pay.csv": pay(63, month="2023-07")}), ["D19"]),
    _case(
        "gross_net",
        base(
            files={
                "pay.csv": "Payroll May 2023\n"
                + rows(
                    60,
                    "Worker,Days,Hours,Hourly rate,Base pay,Overtime pay,Gross,Deductions,Net",
                    lambda i: f"W{i:03d},22,176,20.00,3520.00,480.00,4300.00,400.00,3900.00",
                )
            }
        ),
        ["D08"],
    ),
    _case(
        "long_days",
        base(
            files={
                "clock.csv": rows(
                    180,
                    "Worker,Date,In,Out,Hours",
                    lambda i: f"W{(i - 1) // 3 + 1:03d},2023-05-{10 + i % 3:02d},06:00,23:00,16",
                )
            }
        ),
        ["D08"],
    ),
    _case(
        "fire_lost",
        base(
            ask="Please submit wage records of May 2023.",
            drop=["pay.csv"],
            files={
                "letter.txt": "Letter of the maker\n3 August 2023\nThe wage records of May were lost in a fire.\n"
            },
        ),
        ["D07", "D08"],
    ),
    _case(
        "other_container",
        base(
            files={
                "bl.txt": BL.replace("LS-230605", "ZZ-111999")
                .replace("PO-7711", "PO-0001")
                .replace("1000 pieces", "800 pieces")
            }
        ),
        ["D11"],
    ),
    _case(
        "style_only_log",
        base(files={"log.csv": rows(10, "Date,Style,Pieces", lambda i: f"2023-05-{i + 9:02d},ST-1,100")}),
        [],
    ),
    _case(
        "two_invoices",
        base(
            files={
                "invoice2.txt": INV.replace("LS-230605", "LS-230606")
                .replace("PO-7711", "PO-8822")
                .replace("ST-1", "ST-9")
            }
        ),
        ["D11"],
    ),
    _case(
        "audit_10_months",
        base(
            files={
                "audit.txt": AUD.format(n=60, x="")
                .replace("16 to 17 May 2023", "16 to 17 September 2022")
                .replace("2 June 2023", "2 October 2022")
            }
        ),
        [],
    ),
    _case(
        "audit_and_quality_old",
        base(
            files={
                "quality.txt": "Quality audit report\nISO 9001\nFactory: Lianhe Sample Garment Co., Ltd. (invented)\nAudit date: 3 March 2019\nScope: quality management. Stitching and labels were graded.\n"
            }
        ),
        [],
    ),
    _case("pay_two_months", base(files={"pay1.csv": pay(60, month="2023-04")}), []),
    _case(
        "korean_both",
        base(
            files={
                "roster.csv": "근로자 명부 Roster\n"
                + rows(
                    60,
                    "사번 Worker,업무 Job,국적 Nationality,입사일 Hired",
                    lambda i: f"W{i:03d},봉제 sewing,중국 China,2020-01-{1 + i % 28:02d}",
                )
            }
        ),
        [],
    ),
    _case(
        "translated_says",
        base(
            files={
                "roster.csv": "근로자 명부\n"
                + rows(60, "사번,업무,국적,입사일", lambda i: f"W{i:03d},봉제,중국,2020-01-{1 + i % 28:02d}"),
                "roster english.csv": "List of workers (certified translation of the Korean list)\n"
                + roster(60),
            }
        ),
        [],
    ),
    _case(
        "index_missing",
        base(
            files={
                "index.csv": "Exhibit,Title\n1,audit\n2,roster\n3,payroll\n4,time cards\n5,production log\n11,sworn statement on recruitment\n"
            }
        ),
        ["D22"],
    ),
    _case(
        "index_ok",
        base(
            files={
                "index.csv": "Exhibit,Title\n1,audit\n2,roster\n3,pay\n4,clock\n5,log\n6,invoice\n7,packing\n8,bl\n9,po\n"
            }
        ),
        [],
    ),
    _case(
        "spanish",
        base(
            files={
                "audit.txt": "Informe de auditoría social\n\nFábrica: Lianhe Sample Garment Co., Ltd. (invented)\nFecha de la auditoría: 16 y 17 de mayo de 2023, sin aviso previo.\nLa fábrica emplea a 60 trabajadores. Los 60 trabajadores fueron entrevistados en privado y sin la presencia de la gerencia. Todos los edificios de la planta fueron visitados por los auditores. Las tarjetas de identidad de todos los trabajadores fueron revisadas; todos son ciudadanos de China. Ninguna otra empresa usa el predio. No hay subcontratación de ninguna parte de la producción. El informe fue emitido el 2 de junio de 2023 por la firma auditora, que fue pagada por el comprador.\n"
            }
        ),
        ["D22"],
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
