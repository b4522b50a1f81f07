"""Nobody translated the pay, and six of the twenty-six lines of it do not add up."""

from tests.matters.kit import d, month

from unpick.datasets.generate.papers import Sheet, attendance, csv, docx, eml, workdays, xlsx

DAYS = workdays("2023-03-01", "2023-03-31")
SHORT = (2, 5, 9, 14, 18, 23)


def files() -> dict[str, bytes]:
    rows = month("琿", 26, DAYS, seed=26)
    pay = []
    for at, row in enumerate(rows):
        less = 400 if at in SHORT else 0
        gross = round(float(row["gross"]) - less, 2)
        pay.append(
            [
                f"HB{at + 1:02d}",
                row["days"],
                row["hours"],
                row["overtime"],
                row["base"],
                row["overtime_pay"],
                gross,
                row["deductions"],
                round(gross - float(row["deductions"]), 2),
            ]
        )
    clock = [
        [one[0].replace("琿0", "HB"), f"{one[1]:%Y/%m/%d}", *one[2:]]
        for one in attendance(rows, DAYS, seed=27)
    ]
    return {
        "notice.eml": eml(
            [
                "Frozen pollock fillets, 20,000 kg, imported May 22, 2023, are detained today, May 30, 2023: 22 U.S.C. 9241a, labor of North Korean nationals or citizens. Thirty days."
            ],
            "2023-05-30",
            sender="seafood@port.example",
            to="entry@broker.example",
            subject="Detention",
        ),
        "工资.xlsx": xlsx(
            {
                "三月": Sheet(
                    rows=[
                        [
                            "工号",
                            "出勤天数",
                            "正常工时",
                            "加班工时",
                            "基本工资",
                            "加班费",
                            "应发工资",
                            "扣款",
                            "实发工资",
                        ],
                        *pay,
                    ],
                    above=["珲春澜渡水产加工厂（虚构）", "2023年3月工资表"],
                    below=[["发放日期", d("2023-04-10")]],
                )
            },
            "2023-04-10",
        ),
        "打卡.csv": csv([["工号", "日期", "上班", "下班", "正常工时", "加班工时"], *clock], delimiter=";"),
        "word of the importer.docx": docx(
            [
                "June 23, 2023",
                "The fillets were cut in March 2023 in Hunchun by Landu fish works (invented), which has twenty-six workers, all Chinese. We enclose what the works gave us.",
            ],
            "2023-06-23",
        ),
    }
