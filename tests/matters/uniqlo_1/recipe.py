"""Uniqlo, HQ H318182: raw cotton shown to be foreign, the processing not shown; documents name roles, not firms."""

from unpick.datasets.generate.papers import docx, pdf, txt, xlsx

TOLD = "RECONSTRUCTION after published summaries of HQ H318182. INVENTED DOCUMENT, made for a test; not the original"
COTTON = [
    ("AU-1", "Australia", "2020-03-12", 412, 93524.0),
    ("AU-2", "Australia", "2020-03-20", 220, 49940.0),
    ("AU-3", "Australia", "2020-04-02", 198, 44946.0),
    ("US-1", "United States", "2020-02-18", 640, 145280.0),
    ("US-2", "United States", "2020-02-27", 330, 74910.0),
    ("US-3", "United States", "2020-03-05", 150, 34050.0),
    ("BR-1", "Brazil", "2020-04-15", 275, 62425.0),
]


def files() -> dict[str, bytes]:
    return {
        "brief.pdf": brief(),
        "raw-cotton-purchases.xlsx": purchases(),
        "raw-cotton-transport.xlsx": transport(),
        "supply-chain.docx": chain(),
        "protest.txt": protest(),
        "port-request.pdf": request(),
        "exclusion-notice.pdf": exclusion(),
    }


def brief() -> bytes:
    return pdf(
        [
            "March 30, 2021",
            "Re: Detention of January 5, 2021; men's cotton shirts",
            "The withhold release order of November 30, 2020 is directed at cotton and cotton products of the Xinjiang Production and Construction Corporation and its subordinate entities. The shirts in this entry contain none. Each bale of the raw cotton was bought from one of seven suppliers: three in Australia, three in the United States and one in Brazil.",
            "Exhibit E2 lists the purchases, Exhibit E3 the transport and the delivery to the spinning mill, Exhibit E4 the steps of production. Since the raw cotton is not Chinese, the order does not reach the shirts, whoever spun, knitted or sewed them.",
            "We ask for release of the entry.",
        ],
        "2021-03-30",
        look="letter",
        head="Counsel for the Importer",
        mark=TOLD,
    )


def purchases() -> bytes:
    head = ["Supplier", "Country of growth", "Contract date", "Bales", "Net weight kg", "Payment"]
    return xlsx({"Raw cotton": [head, *[[*row, "T/T paid"] for row in COTTON]]}, "2021-03-18", mark=TOLD)


def transport() -> bytes:
    head = ["supplier", "origin", "bales", "weight_kg", "port_of_loading", "delivered_to", "delivered_on"]
    ports = {"Australia": "Brisbane", "United States": "Savannah", "Brazil": "Santos"}
    rows = [
        [one, land, bales, kg, ports[land], "Spinning mill", f"2020-0{5 + at % 3}-{11 + at}"]
        for at, (one, land, _, bales, kg) in enumerate(COTTON)
    ]
    return xlsx({"Transport": [head, *rows]}, "2021-03-18", mark=TOLD)


def chain() -> bytes:
    return docx(
        [
            "# Steps of production (Exhibit E4)",
            [
                ["Step", "What is done", "Who", "Document"],
                ["1", "Raw cotton", "Seven suppliers, see E2", "E2, E3"],
                ["2", "Spinning", "Spinning mill, China", "-"],
                ["3", "Knitting and dyeing", "Fabric mill, China", "-"],
                ["4", "Cutting, sewing, packing", "Sewing factory, China", "-"],
            ],
            "The mills keep their own production records, which are not in the hands of the importer.",
        ],
        "2021-03-25",
        mark=TOLD,
    )


def protest() -> bytes:
    return txt(
        [
            "# PROTEST",
            "Filed 19 April 2021 against the exclusion of 9 April 2021.",
            "1. The port asked for more than the order requires. The origin of the raw cotton was proved by the purchase, transport and delivery records filed on 30 March 2021.",
            "2. The exclusion came while the time to submit proof of admissibility had not run out for the importer and was premature.",
        ],
        mark=TOLD,
    )


def request() -> bytes:
    return pdf(
        [
            "# Documents requested for detained cotton merchandise",
            "Merchandise is detained under the withhold release order on cotton products of XPCC (detained 01/05/2021). To show admissibility submit:",
            "- a list of all production steps and the records of yarn production;",
            "- the identity of the producers of the cotton;",
            "- transport documents from the cotton grower to the yarn maker;",
            "- time cards of the workers of each step;",
            "- wage payment receipts;",
            "- daily process reports.",
        ],
        "2021-02-01",
        look="columns",
        mark=TOLD,
    )


def exclusion() -> bytes:
    return pdf(
        [
            "# Notice of exclusion",
            {"Date": "April 9, 2021", "Merchandise": "Men's cotton shirts", "Port": "Los Angeles/Long Beach"},
            "The documents do not establish that the merchandise was not produced by forced labor. Processors of the cotton were not shown to be free of it: no records of yarn production, time cards, wage receipts or daily process reports were submitted. The merchandise may be exported within 60 days.",
        ],
        "2021-04-09",
        look="form",
        mark=TOLD,
    )
