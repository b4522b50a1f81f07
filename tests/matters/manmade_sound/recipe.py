"""Four styles without cotton: fiber analysis of the garments, bill of materials down to thread and label."""

from unpick.datasets.generate.papers import csv, eml, pdf

PARTS = [
    ("FW-10", "shell", "polyester 100%"),
    ("FW-10", "thread", "polyester 100%"),
    ("FW-10", "label", "polyester 100%"),
    ("FW-11", "shell", "polyester 92% elastane 8%"),
    ("FW-11", "waistband", "polyester 70% rubber 30%"),
    ("FW-11", "thread", "polyester 100%"),
    ("FW-12", "shell", "nylon 100%"),
    ("FW-12", "brief lining", "polyester 100%"),
    ("FW-12", "thread", "nylon 100%"),
    ("FW-13", "shell", "polyester 100%"),
    ("FW-13", "pocket bag", "polyester 100%"),
    ("FW-13", "thread", "polyester 100%"),
]


def files() -> dict[str, bytes]:
    return {
        "lab-report.pdf": pdf(
            [
                "# Test report 21-08-3317",
                {
                    "Client": "Fenwillow Sportswear Corp",
                    "Samples": "One finished garment of each style, drawn by our staff from the detained cartons",
                    "Received": "16 Aug 2021",
                    "Tested": "17-19 Aug 2021",
                    "Issued": "20 Aug 2021",
                    "Method": "Fiber identification by microscopy and solubility",
                },
                [
                    ["Style", "Part", "Result", "Cotton found"],
                    *[[style, part, fiber, "none"] for style, part, fiber in PARTS if part != "label"],
                ],
            ],
            "2021-08-20",
            look="book",
            head="Ostrel Textile Laboratory",
            foot="Exhibit X1",
        ),
        "bill-of-materials.csv": csv([["style", "component", "composition"], *PARTS]),
        "cover.eml": eml(
            [
                "To the Center,",
                "attached are Exhibit X1 (laboratory report) and Exhibit X2 (bill of materials) for styles FW-10, FW-11, FW-12 and FW-13. None of them holds cotton in any part. They are not within the order on cotton products, and we ask for their release.",
                "Kind regards",
            ],
            "2021-09-01",
            sender="customs@fenwillow.example",
            to="center@agency.example",
            subject="Detention of 9 August 2021: the goods hold no cotton",
        ),
        "detention.pdf": pdf(
            [
                "# Notice of Detention",
                {
                    "Date": "08/09/2021",
                    "Importation": "08/02/2021",
                    "Legal basis": "WRO, cotton and tomato products of the Xinjiang Uyghur Autonomous Region",
                },
                "The garments are believed to contain cotton. Please state the fiber content of each style and, for cotton, its origin.",
            ],
            "2021-08-09",
            look="memo",
        ),
    }
