"""Korean papers: the report is a week older than the visit; hours times wage is not what was paid."""

from tests.matters.kit import month, notice, payroll

from unpick.datasets.generate.papers import docx, pdf, workdays

MAKER = "가람솔가방 유한회사 (가공의 회사)"
DAYS = workdays("2023-05-01", "2023-05-31", off=("2023-05-01", "2023-05-05", "2023-05-29"))


def rows() -> list[dict]:
    told = month("G", 27, DAYS, seed=27, rate="9800")
    for row in told[3:20]:
        row["base"] = round(row["base"] * 0.55)
        row["gross"] = row["base"] + row["overtime_pay"]
        row["net"] = round(row["gross"] - row["deductions"] - 250_000)
    return told


def files() -> dict[str, bytes]:
    return {
        "detention notice.docx": notice(
            "caatsa",
            "2023-06-26",
            "2023-06-19",
            "polyester tote bags",
            ["audit report of the workshop", "payroll"],
            hand="letter",
            asked="2023-06-28",
        ),
        "E1 실사보고서.docx": docx(
            [
                "# 사회적 책임 실사 보고서",
                {
                    "사업장": MAKER,
                    "실사일": "2023년 5월 17일 ~ 5월 18일",
                    "보고서 작성일": "2023년 5월 10일",
                    "총 근로자 수": "27명",
                },
                "사업장은 건물 한 동이며 실사팀은 모든 층을 확인하였다. 같은 부지에 다른 업체는 없다.",
                "근로자 27명 전원을 관리자 없이 개별 면담하였다. 실사는 사전 통보 없이 이루어졌다.",
                "강제노동의 징후는 발견되지 않았다.",
            ],
            "2023-05-19",
            author="실사팀",
        ),
        "E2 급여대장.xlsx": payroll(
            rows(), "2023-06-07", above=[MAKER, "2023년 5월 급여대장 (단위: 원)"], words="ko"
        ),
        "E3 translation.pdf": pdf(
            [
                "# Exhibit E3: translations from Korean",
                "Exhibit E1. Report on a social audit. Days of the audit: May 17 to May 18, 2023. Report drawn up: May 10, 2023. Number of workers: 27. The workplace is one building, and the team saw every floor; no other firm is on the lot. All 27 workers were interviewed one by one without a manager. The audit was not announced. No sign of forced labor was found.",
                "Exhibit E2. Payroll of May 2023, in won: number, days, hours, overtime, hourly wage, base wage, overtime pay, total, deductions, paid out.",
            ],
            "2023-07-18",
            look="report",
        ),
    }
