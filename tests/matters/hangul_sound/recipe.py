"""A plant in South Korea: its workers are Korean and Vietnamese nationals, and South Korea is not North Korea."""

from tests.matters.kit import Deal, forms, ids, month, payroll, spread, timecards

from unpick.datasets.generate.papers import Sheet, csv, docx, eml, pdf, workdays, xlsx

MAKER, NAME = "주식회사 한결니트빌 (가공의 회사)", "Hangyeol Knitville Co., Ltd. (invented)"
DAYS = workdays("2023-04-03", "2023-04-28")
ROWS = month("H", 22, DAYS, seed=22, rate="9700")
DEAL = Deal(
    buyer="Ashgrove Knit Company",
    seller="Hangyeol Knitville Co., Ltd.",
    order="AK-2023-17",
    invoice="HK-230508",
    bill="PUSU6612094",
    container="HMMU4410873",
    lines=[("AK-SW", "Knitted sweaters, acrylic", 4200, "11.20")],
    ordered="2023-02-13",
    invoiced="2023-05-08",
    shipped="2023-05-12",
    paid="2023-05-26",
    origin="Busan, Korea",
    port="Newark, NJ",
    lot="SW-0428",
    per_carton=20,
)


def files() -> dict[str, bytes]:
    people = [
        [
            one,
            "편직" if at % 3 else "봉제",
            "대한민국" if at % 4 else "베트남",
            "" if at % 4 else "E-9",
            f"20{18 + at % 5}. {1 + at % 12}. 2.",
        ]
        for at, one in enumerate(ids("H", 22))
    ]
    return {
        **forms(DEAL),
        "갑1 목차.docx": docx(
            [
                "# 증거 목록 / List of exhibits",
                [
                    ["호증", "문서", "Translation"],
                    ["갑1", "목차", "English beside it"],
                    ["갑2", "근로자명부", "갑6, part 1"],
                    ["갑3", "2023년 4월 급여대장", "갑6, part 2"],
                    ["갑4", "2023년 4월 출퇴근기록", "갑6, part 3"],
                    ["갑5", "생산일보", "갑6, part 4"],
                    ["갑7-갑11", "Order, invoice, packing list, bill of lading, payment", "English"],
                ],
                "2023년 7월 7일",
            ],
            "2023-07-07",
        ),
        "갑2 근로자명부.xlsx": xlsx(
            {
                "명부": Sheet(
                    rows=[["사번", "업무", "국적", "체류자격", "입사일"], *people],
                    above=[MAKER, "경기도 포천시 소흘읍", "근로자명부 (2023년 4월 말 현재 22명)"],
                )
            },
            "2023-05-02",
        ),
        "갑3 급여대장.xlsx": payroll(
            ROWS,
            "2023-05-04",
            above=[MAKER, "2023년 4월 급여대장 (단위: 원)", "2023년 최저임금 시간급 9,620원"],
            words="ko",
        ),
        "갑4 출퇴근기록.xlsx": timecards(ROWS, DAYS, "2023-05-02", seed=23, words="ko"),
        "갑5 생산일보.csv": csv(
            [
                ["일자", "스타일", "로트", "주문번호", "생산수량", "표준시간(분)"],
                *[[day, "AK-SW", "SW-0428", "AK-2023-17", pcs, 38] for day, pcs in spread(4200, DAYS)],
            ]
        ),
        "갑6 translations.pdf": translations(),
        "request.eml": eml(
            [
                "Your entry of sweaters was detained on June 12, 2023, since the labor of North Korean nationals is suspected (section 321(b) CAATSA). Please send a list of workers with nationality, and payroll and time records for the month in which the goods were made."
            ],
            "2023-06-14",
            sender="officer@agency.example",
            to="customs@ashgrove.example",
            subject="Detained entry: information needed",
        ),
    }


def translations() -> bytes:
    return pdf(
        [
            "# Exhibit 6: certified translations from Korean",
            "Part 1. Register of workers (exhibit 2): 22 workers at the end of April 2023; 16 hold the nationality of the Republic of Korea, 6 that of Viet Nam (E-9 permits). No worker is a national of the DPRK.",
            "Part 2. Payroll for April 2023 in won (exhibit 3). Heads: employee number, days, hours, overtime, hourly wage, base wage, overtime pay, total, deductions, paid out.",
            "Part 3. Clock times for April 2023 (exhibit 4). Heads: employee number, date, in, out, hours, overtime.",
            "Part 4. Daily report (exhibit 5). Heads: date, style, lot, order, quantity, standard time in minutes. 4,200 sweaters in all.",
            "The plant stands in Pocheon, Gyeonggi Province, Republic of Korea. It buys acrylic yarn in Daegu.",
            "I certify that the translations are complete.\n5 July 2023",
        ],
        "2023-07-05",
        look="letter",
    )
