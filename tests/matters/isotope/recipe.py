"""A laboratory that tested what the spinner mailed to it."""

from tests.matters.kit import Deal, forms, notice

from unpick.datasets.generate.papers import docx, pdf

DEAL = Deal(
    buyer="Wexlade Basics Inc",
    seller="Dongguan Hartmere Knitwear Co., Ltd.",
    order="WX-5102",
    invoice="HM231206",
    bill="SZPU2203318",
    container="FFAU2281906",
    lines=[("WX-TEE", "Cotton T-shirts", 24000, "2.40")],
    ordered="2023-09-04",
    invoiced="2023-12-06",
    shipped="2023-12-11",
    paid="2023-12-27",
    origin="Shenzhen, China",
    port="Los Angeles, CA",
    lot="WT-12",
    per_carton=96,
)


def files() -> dict[str, bytes]:
    return {
        "detention notice.pdf": notice(
            "uflpa",
            "2024-01-22",
            "2024-01-15",
            "cotton T-shirts",
            ["documents that show where every input comes from, back to the raw material"],
            hand="form",
        ),
        **forms(DEAL),
        "isotope report.pdf": pdf(
            [
                "# Stable isotope and trace element analysis",
                {
                    "Report": "IS-24-0207",
                    "Sample": "2 cones of yarn, 30s combed",
                    "Sampled by": "The spinning mill, from its reference shelf",
                    "Received": "29 January 2024",
                    "Analyzed": "1 to 5 February 2024",
                    "Issued": "7 February 2024",
                },
                "Result: the sample is consistent with cotton grown in Brazil. It is not consistent with the reference population of Xinjiang.",
                "The laboratory has no knowledge of the goods in which yarn of this kind is used. The result refers to the sample as received.",
            ],
            "2024-02-07",
            look="book",
            head="Tellurmark Laboratories",
        ),
        "memo.docx": docx(
            [
                "# Memorandum",
                "20 February 2024. Isotope testing proves the origin of the cotton: Brazil (E1). The T-shirts WX-TEE (E3 to E7) were knitted and sewn by Dongguan Hartmere Knitwear Co., Ltd. of yarn from the same mill. No further tracing is needed.",
            ],
            "2024-02-20",
        ),
    }
