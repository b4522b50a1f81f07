"""Modules traced to the ingot; behind it a blank; and an annual report that praises what the law asks about."""

from tests.matters.kit import notice

from unpick.datasets.generate.papers import docx, pdf, xlsx

WAFER = "Baoding Suncrest Wafer Co., Ltd."


def files() -> dict[str, bytes]:
    return {
        "detention notice.docx": notice(
            "uflpa",
            "2022-11-14",
            "2022-11-07",
            "photovoltaic modules",
            ["all stages from quartz to module, with the production records of the lot"],
            hand="letter",
        ),
        "cover brief.pdf": pdf(
            [
                "# Submission in support of an applicability review",
                "December 12, 2022",
                "The modules are of Vietnamese assembly. Cells, wafers and ingots come from the firms in the traceability table (annex 2), the polysilicon from a non-Xinjiang source. See annex 4 for the statement on polysilicon and annexes 7 to 9 for the production records of the lot.",
                "The importer has asked each supplier for a declaration. The maker of the wafers is a respected company whose annual report is annexed (annex 3).",
            ],
            "2022-12-12",
            look="columns",
            head="Counsel to Heliobrook Energy Inc",
        ),
        "bom and traceability.xlsx": xlsx(
            {
                "Traceability": [
                    ["Level", "Product", "Company", "Place", "Batch"],
                    [
                        1,
                        "Module",
                        "Bac Giang Dawnpeak Solar JSC (invented)",
                        "Bac Giang, Vietnam",
                        "M-2209-11",
                    ],
                    [2, "Cell", "Bac Giang Dawnpeak Solar JSC (invented)", "Bac Giang, Vietnam", "C-2208-40"],
                    [3, "Wafer", f"{WAFER} (invented)", "Baoding, Hebei, China", "W-2207-18"],
                    [4, "Ingot", f"{WAFER} (invented)", "Baoding, Hebei, China", "I-2207-03"],
                    [5, "Polysilicon", "(confidential)", "(outside Xinjiang)", ""],
                    [6, "Metallurgical-grade silicon", "", "", ""],
                    [7, "Quartz", "", "", ""],
                ]
            },
            "2022-12-05",
        ),
        "annual report excerpt.docx": docx(
            [
                f"# {WAFER}: annual report 2021, section Social responsibility",
                "In 2021 our group went on with pairing assistance for Hotan Prefecture. Under the program for the transfer of surplus labor 110 workers from Hotan joined the crystal pulling hall in Baoding. They live in a dormitory of their own and attend evening lessons.",
                "We gave 12 scholarships and planted 800 trees.",
            ],
            "2022-03-30",
        ),
        "硅料说明.docx": docx(
            [
                "关于多晶硅来源的说明",
                "我公司生产单晶硅棒所用多晶硅全部采购自新疆以外的供应商，供应商名称属于商业秘密。",
                "保定旭峦硅片有限公司（虚构）",
                "2022年11月25日",
            ],
            "2022-11-25",
        ),
        "invoice.pdf": pdf(
            [
                "# Invoice DP-22-4410",
                {
                    "Date": "3 October 2022",
                    "To": "Heliobrook Energy Inc",
                    "Goods": "1,240 modules HB-540, batch M-2209-11",
                    "Amount": "USD 186,000.00",
                    "Order": "HE-3307",
                },
            ],
            "2022-10-03",
            look="form",
            head="Bac Giang Dawnpeak Solar JSC",
        ),
    }
