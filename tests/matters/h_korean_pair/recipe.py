"""A small plant in Gimpo: two of nineteen workers are Vietnamese with permits; every Korean paper has an English twin."""

from tests.matters.hold import bundle
from tests.matters.kit import Deal, ids, spread

from unpick.datasets.generate.papers import Sheet, attendance, csv, docx, pdf, txt, workdays, xlsx

FIRM, NAME = "김포 가온들 고무 (가상)", "Gimpo Gaondeul Rubber (invented)"
DAYS = workdays("2023-04-03", "2023-04-28")
IDS = ids("GR", 19)
DEAL = Deal(
    buyer="Sedgefield Household Inc",
    seller=NAME,
    order="SH-7781",
    invoice="GG-23-0502",
    bill="INCU5508823",
    container="HMMU6621907",
    lines=[("SH-RG", "Household rubber gloves", 14000, "1.15")],
    ordered="2023-02-13",
    invoiced="2023-05-02",
    shipped="2023-05-09",
    paid="2023-05-23",
    origin="Incheon, Republic of Korea",
    port="Tacoma, WA",
    unit="PRS",
    lot="RG-0423",
    per_carton=200,
)


def rows() -> list[dict]:
    """Whole won: hourly pay, overtime at one and a half in even hours."""
    found = []
    for at, one in enumerate(IDS):
        days, extra, rate = len(DAYS) - (1 if at in (4, 11) else 0), 2 * (at % 6), 10500 + 250 * (at % 5)
        base, more = days * 8 * rate, rate * extra * 3 // 2
        taken = (base + more) * 9 // 100
        found.append(
            {
                "id": one,
                "days": days,
                "hours": days * 8,
                "overtime": extra,
                "rate": rate,
                "base": base,
                "more": more,
                "gross": base + more,
                "taken": taken,
                "net": base + more - taken,
            }
        )
    return found


def book(head: list[str], firm: str, title: str, table: list[list], made: str, below: list[list]) -> bytes:
    return xlsx({title[:25]: Sheet(rows=[head, *table], above=[firm, title, []], below=below)}, made)


def files() -> dict[str, bytes]:
    told = rows()
    pay = [list(row.values()) for row in told]
    sums = [sum(row[key] for row in told) for key in ("base", "more", "gross", "taken", "net")]
    clock = [list(one) for one in attendance(told, DAYS, seed=191)]
    foreign = (6, 13)
    since = [f"{2015 + at % 6}-{1 + at % 12:02d}-01" for at in range(19)]
    log = [["일자 Date", "품목 Item", "로트 Lot", "주문 Order", "수량 Pairs", "분/켤레 Minutes per pair"]]
    log += [[day, "SH-RG", "RG-0423", "SH-7781", pairs, 10] for day, pairs in spread(14000, DAYS)]
    return {
        **bundle(DEAL),
        "을1 notice.txt": txt(
            [
                "June 12, 2023. Household rubber gloves, 14,000 pairs, imported June 5, 2023: detained, 22 U.S.C. 9241a (labor of North Korean nationals or citizens). You may send evidence within 30 days."
            ]
        ),
        "갑1 목차 index.docx": docx(
            [
                "# 목차 Index",
                "July 7, 2023",
                [
                    ["No.", "Paper", "Korean", "English"],
                    ["1", "Index", "this", "this"],
                    ["2", "Roster, April 30, 2023", "갑2", "갑2-1"],
                    ["3", "Payroll, April 2023", "갑3", "갑3-1"],
                    ["4", "Time records, April 2023", "갑4", "갑4-1"],
                    ["5", "Production log, April 2023", "갑5 (both languages)", "갑5"],
                    ["6", "Audit", "갑6", "갑6-1"],
                    ["7, 8", "Shipping set, payment", "-", "갑7, 갑8"],
                ],
                "The translations are by a certified translator, June 28, 2023. An English paper says the same as its Korean twin and counts the same nineteen people.",
            ],
            "2023-07-07",
        ),
        "갑2 근로자명부.xlsx": book(
            ["사번", "업무", "국적", "입사일", "비고"],
            FIRM,
            "근로자명부 2023년 4월 30일",
            [
                [
                    one,
                    "성형" if at % 3 else "포장",
                    "베트남" if at in foreign else "대한민국",
                    since[at],
                    "고용허가제 E-9" if at in foreign else "",
                ]
                for at, one in enumerate(IDS)
            ],
            "2023-05-01",
            [["총 19명"]],
        ),
        "갑2-1 roster in English.xlsx": book(
            ["Emp. No.", "Work", "Nationality", "Hired", "Remark"],
            NAME,
            "Roster, April 30, 2023",
            [
                [
                    one,
                    "molding" if at % 3 else "packing",
                    "Vietnam" if at in foreign else "Republic of Korea",
                    since[at],
                    "employment permit E-9" if at in foreign else "",
                ]
                for at, one in enumerate(IDS)
            ],
            "2023-06-28",
            [["19 persons in all"], ["Translated from Korean"]],
        ),
        "갑3 급여대장.xlsx": book(
            [
                "사번",
                "근무일수",
                "근로시간",
                "연장시간",
                "시급",
                "기본급",
                "연장수당",
                "지급총액",
                "공제액",
                "차인지급액",
            ],
            FIRM,
            "급여대장 2023년 4월",
            pay,
            "2023-05-10",
            [["합계", "", "", "", "", *sums], ["지급일 2023년 5월 10일"]],
        ),
        "갑3-1 payroll in English.xlsx": book(
            [
                "Emp. No.",
                "Days",
                "Hours",
                "Overtime hours",
                "Hourly rate (KRW)",
                "Base pay",
                "Overtime pay",
                "Gross",
                "Deductions",
                "Net",
            ],
            NAME,
            "Payroll, April 2023",
            pay,
            "2023-06-28",
            [["Total", "", "", "", "", *sums], ["Paid on May 10, 2023"], ["Translated from Korean"]],
        ),
        "갑4 출퇴근기록.csv": csv([["사번", "날짜", "출근", "퇴근", "근로시간", "연장시간"], *clock]),
        "갑4-1 time records in English.csv": csv(
            [["Emp. No.", "Date", "In", "Out", "Hours", "Overtime"], *clock]
        ),
        "갑5 생산일지 production log.xlsx": xlsx(
            {"생산일지": Sheet(rows=log, above=[f"{FIRM} {NAME}"])}, "2023-05-01"
        ),
        "갑6 감사보고서.docx": docx(
            [
                "# 노동 감사보고서",
                {
                    "사업장": FIRM,
                    "방문일": "2023년 4월 18일, 4월 19일 (예고 없음)",
                    "보고일": "2023년 5월 4일",
                    "근로자": "19명",
                    "면담": "19명 전원, 개별 면담, 관리자 없음",
                },
                "공장동과 창고를 모두 둘러보았다. 부지에 다른 업체는 없으며 외주도 없다. 신분증과 외국인등록증을 모두 확인하였다. 17명은 대한민국, 2명은 베트남 국적이다. 3월 임금은 모두 은행으로 지급되었다.",
            ],
            "2023-05-04",
        ),
        "갑6-1 audit in English.pdf": pdf(
            [
                "# Labor audit report (translated from Korean)",
                {
                    "Site": NAME,
                    "Visited": "April 18 and April 19, 2023 (not announced)",
                    "Reported": "May 4, 2023",
                    "Workers": "19",
                    "Interviewed": "all 19, individually, no manager present",
                },
                "The factory building and the store were both gone through. There is no other company on the plot and no outside work. Identity cards and alien registration cards were all checked. Seventeen workers are nationals of the Republic of Korea and two of Vietnam. Wages of March were all paid through the bank.",
            ],
            "2023-06-28",
            look="columns",
        ),
    }
