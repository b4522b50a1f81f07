"""Cotton tees and polyester shorts: Texan bales, silence about the mills, and a fibre test of the mill's own yarn cone."""

from unpick.datasets.generate.papers import docx, pdf, xlsx


def files() -> dict[str, bytes]:
    return {
        "1. Protest brief.pdf": brief(),
        "2. Raw cotton.xlsx": bales(),
        "3. Isotope report.pdf": isotope(),
        "4. Fibre content reports.pdf": fibre(),
        "5. Invoice and bill of lading.docx": sale(),
        "CBP request.pdf": request(),
    }


def request() -> bytes:
    return pdf(
        [
            "# Detention and request for information",
            "February 26, 2021",
            "Entry PWB-5016672-1, imported February 4, 2021, Los Angeles: style PW-10 T-shirts, 14,400 pieces; style PW-77 running shorts, 6,000 pieces.",
            "The entry was detained on February 9, 2021 under the withhold release order of November 30, 2020 on cotton and cotton products of the Xinjiang Production and Construction Corporation and its subordinate and affiliated entities (19 U.S.C. 1307; 19 CFR 12.42(e)). For the cotton in the goods submit:",
            "- the growers of the cotton and transport papers from the grower to the yarn spinner",
            "- production records of every step: spinning, knitting, dyeing, cutting, sewing",
            "- time cards, wage receipts and daily process reports of the workers at each step",
            "- the fibre content of each style",
        ],
        "2021-02-26",
        head="U.S. Customs and Border Protection (invented request)",
    )


def brief() -> bytes:
    return pdf(
        [
            "April 20, 2021",
            "Protest of Plainwater Basics Inc. (invented), entry PWB-5016672-1",
            "## Running shorts, style PW-77",
            "The shorts are 100 percent polyester, waistband and thread included. The withhold release order covers cotton. The laboratory report on the finished shorts is document 4. They should be released at once.",
            "## T-shirts, style PW-10",
            "The T-shirts are cotton. Every bale for our order PB-2031 was grown in Texas. Document 2 gives the 14 bale numbers, the gin, the warehouse receipts, the contract, the payment and the sea freight to the spinner, Zouping Hengxu Spinning (invented), in Shandong. Document 3, a stable isotope test, confirms that the cotton is American.",
            "The yarn was then knitted by Zouping Beilu Knitting (invented), dyed at the same address, and the shirts were cut and sewn by Rizhao Fanxing Garment (invented). As American cotton cannot be cotton of the Corporation, what these three did and who works for them is of no importance to the order, and we have not burdened the file with it.",
            "Document 5 is the invoice and bill of lading of the entry.",
            "The evidence is satisfactory within the meaning of 19 CFR 12.43 and was filed within three months of importation.",
            "(signed) Counsel",
        ],
        "2021-04-20",
        look="letter",
        head="Counsel for Plainwater Basics Inc. (invented)",
    )


def bales() -> bytes:
    rows = [["Bale number", "Gin code", "County", "Grower", "Crop", "Net lb", "Warehouse receipt", "To"]]
    rows += [
        [
            f"8410233{at:03d}",
            "84102",
            "Lubbock, Texas",
            "Mesquite Flat Farms (invented)",
            "2019",
            480 + at * 7 % 31,
            f"LW-{55010 + at}",
            "Zouping Hengxu Spinning",
        ]
        for at in range(14)
    ]
    trade = [
        ["Paper", "Number", "Day", "Content"],
        ["Contract", "CTN-20-118", "2020-05-11", "14 bales Upland, crop 2019, for order PB-2031"],
        ["Invoice", "HPC 20-4417", "2020-05-29", "14 bales"],
        ["Bill of lading", "HOUQ-8813", "2020-06-06", "Houston to Qingdao, 14 bales"],
        ["Payment", "bank advice 20-0610-5", "2020-06-10", "USD 4,435.00 for HPC 20-4417"],
        ["Delivery", "mill receipt 20-0729", "2020-07-29", "14 bales, Qingdao to the spinner by truck"],
    ]
    return xlsx({"Bales": rows, "Trade papers": trade}, "2021-04-06")


def isotope() -> bytes:
    return pdf(
        [
            "# Report of stable isotope analysis",
            {
                "Client": "Zouping Hengxu Spinning",
                "Sample": "one cone of carded cotton yarn, Ne 30, labelled PB-2031 by the client and sent by courier",
                "Received": "2021-03-11",
                "Report": "2021-03-24",
            },
            "Ratios of hydrogen, oxygen and carbon of the yarn agree with reference cotton of the southern High Plains of the United States; agreement with reference cotton of north-west China was excluded at 99 percent.",
            "The result holds for the sample received. No garment was submitted to the laboratory.",
            "(signed) Analyst, Kestervale Isotopics (invented)",
        ],
        "2021-03-24",
    )


def fibre() -> bytes:
    return pdf(
        [
            "# Fibre content, finished garments drawn from the detained cartons",
            [
                ["Style", "Part", "Result"],
                ["PW-77 running shorts", "shell", "100% polyester"],
                ["PW-77 running shorts", "waistband and drawcord", "100% polyester"],
                ["PW-77 running shorts", "sewing thread, label", "100% polyester"],
                ["PW-10 T-shirt", "body, rib, thread", "100% cotton; thread 100% polyester"],
            ],
            "Garments drawn at the warehouse on 2021-03-08 by the laboratory under customs supervision, entry PWB-5016672-1. Report of 2021-03-15. (signed) Ashgrove Textile Laboratory (invented)",
        ],
        "2021-03-15",
        look="form",
    )


def sale() -> bytes:
    return docx(
        [
            "# Invoice RFG-0112 and transport",
            {
                "Seller": "Rizhao Fanxing Garment (invented)",
                "Buyer": "Plainwater Basics Inc. (invented)",
                "Order": "PB-2031",
                "Day": "2021-01-12",
                "Bill of lading": "TAOLAX-99210, Qingdao to Los Angeles, on board 2021-01-18, container PWCU 120044-9",
                "Paid": "2021-01-29, bank advice 21-0129-2",
            },
            [
                ["Style", "Goods", "Pieces", "USD each", "USD"],
                ["PW-10", "T-shirts, 100% cotton", "14,400", "2.10", "30,240.00"],
                ["PW-77", "running shorts, 100% polyester", "6,000", "2.60", "15,600.00"],
                ["", "Total", "20,400", "", "45,840.00"],
            ],
        ],
        "2021-02-02",
    )
