"""Vinyl floor tiles: the freight bill loads the resin at Urumqi, the resin maker took in transferred workers and refuses its records."""

from unpick.datasets.generate.papers import docx, eml, pdf, xlsx


def files() -> dict[str, bytes]:
    return {
        "01_request.pdf": letter(),
        "02_tile_production.xlsx": production(),
        "03_resin_purchase_and_freight.docx": freight(),
        "04_resin_maker_profile.docx": profile(),
        "05_mail_of_resin_maker.eml": refusal(),
        "06_sale.docx": sale(),
        "notice.pdf": notice(),
    }


def notice() -> bytes:
    return pdf(
        [
            "# Detention notice",
            "October 2, 2023",
            "Entry CTF-8124403-5, Houston, imported September 28, 2023: vinyl floor tiles, 2,400 cartons.",
            "Detained under section 3 of the Uyghur Forced Labor Prevention Act. You may respond within 30 days. Submit:",
            "- the makers of all inputs, including PVC resin, with purchase and transport papers",
            "- production records of the tiles that tie them to this entry",
            "- for an exception under section 3(b), records of the labor at each maker of an input",
        ],
        "2023-10-02",
        look="form",
        head="U.S. Customs and Border Protection (invented notice)",
    )


def letter() -> bytes:
    return pdf(
        [
            "October 27, 2023",
            "Entry CTF-8124403-5: request for an exception under section 3(b) of the UFLPA",
            "Coppertrail Floors LLC (invented) imports vinyl tiles from Zhangjiagang Pingle Flooring Co., Ltd. (invented), Jiangsu. The PVC resin was sold to Pingle by Tianjin Hailu Chemical Trading Co., Ltd. (invented), a company in a coastal city; its maker is Tianshan Meiyuan Chlor-Alkali Co., Ltd. (invented).",
            "It is for the importer to show that it is more likely than not that no forced labor was used. A preponderance of the evidence is all that the Act requires, and we meet it: document 4, the maker's profile, shows a modern company that cares for its staff.",
            "We asked the maker for its labor records. Its answer is document 5. We ask CBP to take into account that we did what we could.",
            "- Document 2: tile production",
            "- Document 3: purchase and transport of the resin",
            "- Document 6: sale of the tiles to us",
            "(signed) General Counsel, Coppertrail Floors LLC",
        ],
        "2023-10-27",
        look="letter",
        head="Coppertrail Floors LLC (invented)",
    )


def production() -> bytes:
    rows = [
        [
            "Day",
            "Line",
            "Resin lot",
            "Resin kg",
            "Limestone kg",
            "Plasticizer and others kg",
            "Tiles, cartons",
            "Batch",
        ]
    ]
    rows += [
        [f"2023-07-{day}", "calender 2", "TM-SG5-0621", 2400, 4500, 900, 300, "PF-0723"]
        for day in range(10, 18)
    ]
    rows.append(["Total", "", "", 19200, 36000, 7200, 2400, ""])
    return xlsx({"Batch PF-0723": rows}, "2023-07-18")


def freight() -> bytes:
    return docx(
        [
            "# Purchase and transport of resin lot TM-SG5-0621",
            [
                ["Paper", "Number", "Day", "Content"],
                ["Contract", "HL-PL-2306", "2023-06-05", "Hailu sells Pingle 20 t PVC resin SG-5"],
                ["Invoice", "HL 230612", "2023-06-12", "20 t, CNY 118,000.00"],
                ["Payment", "bank slip 0614-22", "2023-06-14", "CNY 118,000.00 for HL 230612"],
                [
                    "Railway freight bill",
                    "R-6650192",
                    "2023-06-21",
                    "20 t PVC resin, 800 bags; consignor Tianshan Meiyuan Chlor-Alkali; loaded at Urumqi West; unloaded at Zhangjiagang North 2023-06-29; payer Hailu",
                ],
                ["Receipt", "Pingle goods-in 0630", "2023-06-30", "800 bags, lot TM-SG5-0621"],
            ],
        ],
        "2023-07-01",
    )


def profile() -> bytes:
    return docx(
        [
            "# Tianshan Meiyuan Chlor-Alkali Co., Ltd. (invented): company profile",
            "The company makes 400,000 tons of PVC resin a year with 1,900 employees.",
            "## Social responsibility",
            "In 2022 the company took part in the program to transfer surplus rural labor. It received 86 workers from Hotan prefecture, who were organized and escorted to the plant by the county labor bureau and live in the company's dormitory. They attend lessons in the national language and in discipline each evening.",
            "The company was named an advanced unit in poverty alleviation by the regional government.",
        ],
        "2023-03-01",
    )


def refusal() -> bytes:
    return eml(
        [
            "Dear customer,",
            "we have received your questionnaire and your request for payroll, worker lists and permission for a visit. Under the Anti-Foreign Sanctions Law and the Data Security Law of China we may not hand such records to you or to a foreign authority. We will not provide them and will not receive auditors. Please do not ask again.",
            "Export department, Tianshan Meiyuan Chlor-Alkali Co., Ltd.",
        ],
        "2023-10-18",
        sender="export@meiyuan.example",
        to="compliance@coppertrail.example",
        subject="Re: Re: labor records of your plant",
    )


def sale() -> bytes:
    return docx(
        [
            "# Sale of the tiles",
            {
                "Seller": "Zhangjiagang Pingle Flooring Co., Ltd.",
                "Buyer": "Coppertrail Floors LLC",
                "Invoice": "PF-CT-0807, 2023-08-07, 2,400 cartons, batch PF-0723, USD 50,400.00",
                "Bill of lading": "SHAHOU-41180, on board 2023-08-19, container CTLU 772013-6",
                "Paid": "2023-08-30, bank advice 230830-9, USD 50,400.00 for PF-CT-0807",
                "Entry": "CTF-8124403-5",
            },
        ],
        "2023-10-05",
    )
