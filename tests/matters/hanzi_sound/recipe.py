"""Chinese papers in order; the roster has a column on ethnicity, which says nothing about nationality."""

from tests.matters.kit import Deal, ids, month, notice, payroll, sheets, spread, timecards

from unpick.datasets.generate.papers import Sheet, csv, docx, workdays, xlsx

MAKER, NAME = "延吉绮岚手套有限公司（虚构）", "Yanji Qilan Gloves Co., Ltd. (invented)"
DAYS = workdays("2022-03-01", "2022-03-31")
ROWS = month("YQ", 34, DAYS, seed=34)
DEAL = Deal(
    buyer="Coldharbour Glove Co",
    seller="Yanji Qilan Gloves Co., Ltd.",
    order="CG-2201",
    invoice="YQ220406",
    bill="DLCU8870331",
    container="DRYU9112047",
    lines=[("CG-30", "Knitted gloves, acrylic", 18000, "1.05")],
    ordered="2022-01-24",
    invoiced="2022-04-06",
    shipped="2022-04-11",
    paid="2022-04-25",
    unit="PRS",
    lot="G-0322",
    per_carton=120,
)
PEOPLE = ["汉族", "朝鲜族", "满族", "汉族", "朝鲜族", "回族"]


def files() -> dict[str, bytes]:
    return {
        "detention notice.txt": notice(
            "caatsa",
            "2022-05-09",
            "2022-05-02",
            "knitted gloves",
            ["list of the workers with nationality and contracts", "payroll and time records"],
            hand="text",
            asked="2022-05-11",
        ),
        **sheets(DEAL),
        "1 index - 目录.docx": docx(
            [
                "# Index 目录",
                [
                    ["No.", "Document 文件", "Language"],
                    ["2, 2a", "Roster 花名册", "Chinese, English translation"],
                    ["3, 3a", "Payroll March 2022 2022年3月工资表", "Chinese, English translation"],
                    ["4, 4a", "Time records 考勤", "Chinese, English translation"],
                    ["5", "Production report", "English"],
                    [
                        "6-10",
                        "Contract, invoice, packing list, bill of lading, payment",
                        "English and Chinese",
                    ],
                ],
                "The translations were made by a sworn translator on 30 May 2022. All 34 workers are citizens of China (2, 2a).",
            ],
            "2022-06-02",
        ),
        "2 花名册.xlsx": xlsx(
            {
                "花名册": Sheet(
                    rows=[
                        ["工号", "岗位", "民族", "国籍", "入职日期", "合同编号"],
                        *[
                            [
                                one,
                                "织手套" if at % 4 else "包装",
                                PEOPLE[at % 6],
                                "中国",
                                f"20{15 + at % 6}年{1 + at % 12}月1日",
                                f"HT{1200 + at}",
                            ]
                            for at, one in enumerate(ids("YQ", 34))
                        ],
                    ],
                    above=[MAKER, "员工花名册 2022年3月31日"],
                )
            },
            "2022-04-01",
        ),
        "2a roster (translation).xlsx": xlsx(
            {
                "Roster": Sheet(
                    rows=[
                        ["Emp. No.", "Job", "Ethnicity", "Nationality", "Hired", "Contract"],
                        *[
                            [
                                one,
                                "knitting" if at % 4 else "packing",
                                "as in the original",
                                "China",
                                f"20{15 + at % 6}-{1 + at % 12:02d}-01",
                                f"HT{1200 + at}",
                            ]
                            for at, one in enumerate(ids("YQ", 34))
                        ],
                    ],
                    above=[NAME, "Roster of employees, March 31, 2022 (translation from Chinese)"],
                )
            },
            "2022-05-30",
        ),
        "3 工资表.xlsx": payroll(ROWS, "2022-04-08", above=[MAKER, "2022年3月工资表"], words="zh"),
        "3a payroll (translation).xlsx": payroll(
            ROWS, "2022-05-30", above=[NAME, "Payroll March 2022 (translation from Chinese)"]
        ),
        "4 考勤.xlsx": timecards(ROWS, DAYS, "2022-04-01", seed=35, words="zh"),
        "4a time records (translation).xlsx": timecards(ROWS, DAYS, "2022-05-30", seed=35),
        "5 production report.csv": csv(
            [
                ["date", "style", "lot", "contract", "pairs", "minutes per pair"],
                *[[day, "CG-30", "G-0322", "CG-2201", pairs, 12] for day, pairs in spread(18000, DAYS)],
            ]
        ),
    }
