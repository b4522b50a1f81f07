"""Chinese papers without translation or number: part of the site, ten people, two head counts."""

from tests.matters.kit import month, notice, payroll

from unpick.datasets.generate.papers import Sheet, docx, txt, workdays, xlsx

MAKER = "丹东瑞黛尔针织有限公司（虚构）"
DAYS = workdays("2021-07-01", "2021-07-31", saturdays=True)


def files() -> dict[str, bytes]:
    return {
        "detention notice.pdf": notice(
            "caatsa",
            "2021-10-12",
            "2021-10-04",
            "knitted hats",
            ["report of any audit of the factory", "payroll of the workers"],
            hand="form",
            asked="2021-10-14",
        ),
        "审核报告.docx": docx(
            [
                "# 社会责任审核报告",
                {
                    "工厂名称": MAKER,
                    "审核日期": "2021年7月20日至21日",
                    "报告日期": "2021年8月5日",
                    "员工总数": "63人",
                },
                "## 一、厂区情况",
                "厂区共有四栋建筑。审核员参观了一号楼的编织车间和包装车间；二号楼、三号楼和宿舍楼未开放，审核员未能进入。",
                "## 二、员工访谈",
                "共访谈员工10人，均为单独访谈，由审核员现场随机抽取，管理人员不在场。",
                "## 三、结论",
                "在所参观的区域内未发现强迫劳动。",
            ],
            "2021-08-05",
            author="审核员",
        ),
        "工资表.xlsx": payroll(
            month("R", 78, DAYS, seed=63), "2021-08-06", above=[MAKER, "2021年7月工资表"], words="zh"
        ),
        "情况说明.txt": txt(
            [
                "情况说明",
                "该批针织帽（款号TR-HAT，15000顶）由我公司于2021年7月生产，全部由中国籍员工完成，没有朝鲜籍员工。",
                "2021年10月28日",
            ]
        ),
        "发票.xlsx": xlsx(
            {
                "发票": Sheet(
                    rows=[["款号", "品名", "数量", "单价", "金额"], ["TR-HAT", "针织帽", 15000, 1.2, 18000]],
                    above=[
                        MAKER,
                        ["发票号", "RDR2108-11"],
                        ["日期", "2021年8月20日"],
                        ["买方", "Tamsin Row Headwear LLC"],
                        ["订单号", "TR-2106"],
                    ],
                )
            },
            "2021-08-20",
        ),
    }
