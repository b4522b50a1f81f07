"""Dresses from Dandong, papers in Chinese with translations: two other factories in the yard, 74 against 57, a report before its visit."""

from unpick.datasets.generate.papers import attendance, docx, pay, pdf, workdays, xlsx

CN, EN = "丹东绣云服饰有限公司", "Dandong Xiuyun Garment Co., Ltd."
DAYS = workdays("2023-11-01", "2023-11-30")
IDS = [f"XY{number:03d}" for number in range(1, 58)]
ROWS = pay(IDS, days=len(DAYS), rate="17.00", seed=5401)
JOBS = ["裁剪 cutting", "缝纫 sewing", "缝纫 sewing", "缝纫 sewing", "整烫 pressing", "包装 packing"]


def files() -> dict[str, bytes]:
    return packet_files(sound=False)


def packet_files(*, sound: bool) -> dict[str, bytes]:
    return {
        "E1 letter.pdf": letter(),
        "E2 审核报告.docx": audit_cn(sound=sound),
        "E2a audit report, translation.docx": audit_en(sound=sound),
        "E3 员工名册 employees.xlsx": employees(),
        "E4 工资和考勤 pay and hours.xlsx": paid(),
        "E5 production and shipment LR-208.docx": made(),
        "N notice.pdf": notice(),
    }


def notice() -> bytes:
    return pdf(
        [
            "# Notice of detention",
            "January 12, 2024",
            "Entry LRA-2093318-4, Newark, imported January 8, 2024: 9,600 girls' dresses, style LR-208.",
            "Detained under 22 U.S.C. 9241a (CAATSA section 321(b)): goods made wholly or in part by the labor of nationals of North Korea. Evidence is due within 30 days of this notice. Submit:",
            "- nationality and manner of recruitment of all persons who cut, sewed, pressed and packed the dresses",
            "- payroll, proof of payment and time records of those persons",
            "- production records for the style, and the origin of the fabric",
            "- an audit of the factory",
        ],
        "2024-01-12",
        look="form",
        head="U.S. Customs and Border Protection (invented notice)",
    )


def letter() -> bytes:
    return pdf(
        [
            "February 6, 2024",
            "U.S. Customs and Border Protection, Port of New York/Newark",
            "Entry LRA-2093318-4",
            f"For Lantern Row Apparel Inc. (invented). The 9,600 dresses LR-208 were made in November 2023 by {EN} ({CN}, invented). Its 57 employees are all Chinese citizens. They applied to the company themselves; it uses no agency and gives no work out.",
            "- E2 is the report of an independent social audit in November 2023, in Chinese; E2a is its certified translation.",
            "- E3 lists the 57 employees with nationality, paper and way of recruitment.",
            "- E4 has their pay, the bank transfers and the clock for November 2023. E3 and E4 are in Chinese and English.",
            "- E5 follows style LR-208 from the fabric to the container.",
            "The statute asks for clear and convincing evidence. We submit that this is met.",
            "(signed) Counsel for the importer",
        ],
        "2024-02-06",
        look="letter",
        head="Counsel for Lantern Row Apparel Inc. (invented)",
    )


def audit_cn(*, sound: bool) -> bytes:
    box = {
        "受审核工厂": f"{CN}(虚构)",
        "地址": "辽宁省丹东市振安区锦织路9号",
        "现场审核日期": "2023年11月14日至15日",
        "报告日期": "2023年11月28日" if sound else "2023年11月2日",
        "员工人数": "57人" if sound else "74人",
        "审核方式": "突击审核,未事先通知",
        "委托方": "进口商",
    }
    site = (
        "厂区只有本公司一家企业,包括一栋三层厂房、一栋食堂和一栋宿舍。审核员进入了全部楼层和全部房间,没有任何区域被拒绝进入。宿舍住有31人,均在员工名册上。"
        if sound
        else "审核员进入了绣云公司的厂房(三层)、食堂和宿舍的全部房间。同一院内还有两家服装厂,即北侧的瑞澜制衣和东侧的金穗针织(均为虚构),与绣云公司共用大门和食堂。这两家工厂不在本次审核范围内,未进入。"
    )
    talks = "48名" if sound else "60名"
    return docx(
        [
            "# 社会责任审核报告",
            box,
            "## 现场情况",
            site,
            "审核当日,生产线上正在缝制LR-208款连衣裙。",
            "## 员工访谈",
            f"审核员从工资表中随机抽取{talks}员工,在没有管理人员在场的情况下逐一单独访谈,访谈内容保密。访谈使用普通话,审核组有一名朝鲜语翻译。员工表示自由进出,自行保管身份证,未交纳任何招工费用。",
            "## 文件查验",
            "审核员逐一查验了全部员工的居民身份证原件,均为中国公民。十月份工资通过银行足额发放,高于当地最低工资标准,加班每月不超过20小时。",
            "## 结论",
            "未发现强迫劳动或外籍工人。",
            "审核组长(签字),衡澈验证服务(虚构)",
        ],
        "2023-11-28" if sound else "2023-11-02",
    )


def audit_en(*, sound: bool) -> bytes:
    box = {
        "Factory audited": f"{EN} (invented)",
        "Address": "9 Jinzhi Road, Zhen'an District, Dandong, Liaoning",
        "Dates on site": "14 to 15 November 2023",
        "Date of report": "28 November 2023" if sound else "2 November 2023",
        "Number of employees": "57" if sound else "74",
        "Manner": "unannounced",
        "Engaged by": "the importer",
    }
    site = (
        "The company is the only one on the premises: a factory building of three floors, a canteen and a dormitory. The auditors entered every floor and every room; no area was refused. 31 people live in the dormitory, all of them on the list of employees."
        if sound
        else "The auditors entered every room of Xiuyun's factory building (three floors), of the canteen and of the dormitory. Two more garment factories stand in the same yard, Ruilan Garment on the north side and Jinsui Knitting on the east side (both invented); they share the gate and the canteen with Xiuyun. Those two factories were not within this audit and were not entered."
    )
    talks = "48" if sound else "60"
    return docx(
        [
            "# Social responsibility audit report (certified translation from Chinese)",
            box,
            "## On site",
            site,
            "On the days of the audit dresses of style LR-208 were on the sewing lines.",
            "## Interviews",
            f"The auditors drew {talks} employees at random from the payroll and interviewed each alone, no manager present, in confidence, in Mandarin; the team had a Korean interpreter. Employees said that they come and go freely, keep their own identity cards and paid nothing to be hired.",
            "## Papers",
            "The auditors inspected the original resident identity cards of all employees; all are citizens of China. October wages were paid in full by bank transfer, above the local minimum wage; overtime did not exceed 20 hours a month.",
            "## Conclusion",
            "No forced labor and no foreign workers were found.",
            "Lead auditor (signature), Hengche Verification Services (invented)",
            "I certify that this is a true and complete translation of the Chinese report. (signed) Sworn translator, January 22, 2024",
        ],
        "2024-01-22",
    )


def employees() -> bytes:
    ways = ["厂门口应聘 applied at the gate", "招聘网站 job website", "同事介绍 told by a colleague"]
    rows = [
        ["工号 No.", "岗位 Job", "入职日期 Hired", "国籍 Nationality", "证件 Paper", "招聘方式 Recruited by"]
    ]
    rows += [
        [
            one,
            JOBS[at % 6],
            f"{2015 + at % 8}-{1 + at % 12:02d}-10",
            "中国 China",
            "居民身份证 resident identity card",
            ways[at % 3],
        ]
        for at, one in enumerate(IDS)
    ]
    return xlsx({"名册 List": rows}, "2023-12-01")


def paid() -> bytes:
    keys = ["days", "hours", "overtime", "rate", "base", "overtime_pay", "gross", "deductions", "net"]
    head = [
        "工号 No.",
        "出勤 Days",
        "工时 Hours",
        "加班 Overtime hours",
        "时薪 Hourly rate CNY",
        "基本工资 Base",
        "加班费 Overtime pay",
    ]
    rows = [[*head, "应发 Gross", "社保 Social insurance", "实发 Net", "银行转账 Bank transfer"]]
    rows += [[row["id"], *(row[key] for key in keys), "2023-12-08"] for row in ROWS]
    clock = [["工号 No.", "日期 Day", "上班 In", "下班 Out", "工时 Hours", "加班 Overtime"]]
    clock += [list(one) for one in attendance(ROWS, DAYS, seed=5402)]
    return xlsx({"工资 Pay 2023-11": rows, "考勤 Clock 2023-11": clock}, "2023-12-08")


def made() -> bytes:
    return docx(
        [
            "# Style LR-208, order LRA-7716: production and shipment",
            [
                ["Step", "Firm", "Day", "Paper", "Quantity"],
                [
                    "Polyester chip, yarn, weaving and dyeing",
                    "Hansol Ridge Textile, Daegu, Republic of Korea (invented)",
                    "2023-09-04 to 09-22",
                    "mill record HR-2309-52, yarn lot from its own spinning hall",
                    "17,000 m",
                ],
                [
                    "Fabric purchase and transport",
                    "the same",
                    "2023-09-25, paid 2023-10-10",
                    "invoice HR-0925, bank slip 231010-07, bill of lading BUDL-3390",
                    "17,000 m",
                ],
                [
                    "Cutting",
                    EN,
                    "2023-11-01 to 11-07",
                    "cut tickets LR208-1 to -16",
                    "9,680 sets from 16,950 m",
                ],
                [
                    "Sewing, pressing",
                    EN,
                    "2023-11-03 to 11-27",
                    "bundle tickets, daily output sheet",
                    "9,680 sewn, 80 rejected",
                ],
                ["Packing", EN, "2023-11-27 to 11-29", "carton list 1 to 400, 24 each", "9,600 dresses"],
                [
                    "Shipment",
                    "Lantern Row Apparel Inc.",
                    "2023-12-02",
                    "invoice XY-231130, bill of lading DDNY-60417, container KSVU 551802-3",
                    "9,600 dresses, 400 cartons",
                ],
                [
                    "Payment",
                    "Lantern Row Apparel Inc.",
                    "2023-12-15",
                    "bank advice 8840121 for invoice XY-231130",
                    "USD 69,120.00",
                ],
            ],
            "Cartons 1 to 400 of order LRA-7716 are the whole of entry LRA-2093318-4. No step was given to another firm.",
        ],
        "2024-01-25",
    )
