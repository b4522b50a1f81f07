"""A mill that says that the law of its country forbids it to answer."""

from tests.matters.kit import Deal, letters, month, notice, spread, step_book

from unpick.datasets.generate.papers import docx, pdf, txt, workdays

MAKER, MILL = "Shaoguan Ketterby Garments Co., Ltd.", "Foshan Indigomere Denim Co., Ltd."
DAYS = workdays("2023-04-03", "2023-04-28", off=("2023-04-05",))
DEAL = Deal(
    buyer="Rusholm Denim Co",
    seller=MAKER,
    order="RD-0623",
    invoice="KB230503",
    bill="YIHU4120078",
    container="TLLU3309174",
    lines=[("RD-501", "Cotton jeans", 7000, "9.80")],
    ordered="2023-02-20",
    invoiced="2023-05-03",
    shipped="2023-05-08",
    paid="2023-05-22",
    origin="Yantian, China",
    port="Long Beach, CA",
    lot="J-0423",
)


def files() -> dict[str, bytes]:
    daily = [["Date", "Denim lot", "Lot", "Style", "Order", "Pcs", "Min/pc"]]
    daily += [[day, "IM-D-77", "J-0423", "RD-501", "RD-0623", pcs, 24] for day, pcs in spread(7000, DAYS)]
    return {
        "detention notice.eml": notice(
            "uflpa",
            "2023-06-12",
            "2023-06-05",
            "cotton jeans",
            [
                "yarn production records and cotton purchase records of the denim mill",
                "cutting and sewing records",
            ],
            hand="mail",
            asked="2023-06-12",
        ),
        **letters(DEAL),
        "sewing records.xlsx": step_book(
            "sewing", month("KB", 30, DAYS, seed=91), DAYS, "2023-05-04", seed=91, daily=daily, firm=MAKER
        ),
        "statement of efforts.pdf": pdf(
            [
                "# Statement of efforts to trace",
                f"The jeans were sewn by {MAKER} (E4). The denim, lot IM-D-77, comes from {MILL}. We wrote to the mill on June 14, 2023 and asked for yarn production records and for the purchase records of its cotton. E2 is its answer, E3 a certified translation. E5 to E9 are the papers of the sale. We have no other way to learn where the cotton was grown.",
                "July 7, 2023",
            ],
            "2023-07-07",
            look="letter",
        ),
        "回函.txt": txt(
            [
                "关于贵司来函的答复",
                "贵司2023年6月14日来函收悉。",
                "根据《中华人民共和国数据安全法》和《反外国制裁法》的有关规定，未经主管机关批准，我公司不得向外国司法或者执法机构提供存储于境内的数据。因此，我公司不能提供纱线生产记录、棉花采购记录以及员工资料，也不接受现场审核。",
                "佛山英迪格牛仔布有限公司（虚构）",
                "2023年6月20日",
            ]
        ),
        "translation of the answer.docx": docx(
            [
                "# Certified translation from Chinese",
                "Answer to your letter. We received your letter of June 14, 2023. Under the Data Security Law and the Anti-Foreign Sanctions Law our company may not, without approval of the competent authority, give data stored in the country to foreign judicial or law enforcement bodies. Our company therefore cannot provide yarn production records, cotton purchase records or data of employees, and does not accept an audit on site.",
                "Foshan Indigomere Denim Co., Ltd. (invented), June 20, 2023",
            ],
            "2023-06-28",
            author="Sworn translator",
        ),
    }
