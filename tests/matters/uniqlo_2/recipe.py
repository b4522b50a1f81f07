"""Uniqlo, HQ H318835: six of seven styles hold no cotton; documents name roles, not firms."""

from unpick.datasets.generate.papers import Sheet, pdf, txt, xlsx

TOLD = "RECONSTRUCTION after published summaries of HQ H318835. INVENTED DOCUMENT, made for a test; not the original"
STYLES = [
    ("style 1", "men's shorts", "Body: 100% polyester", "lining: 100% polyester"),
    ("style 2", "men's jackets", "Shell: 100% nylon", "filling: 100% polyester"),
    ("style 3", "women's pullovers", "Body: 62% polyester, 38% acrylic", ""),
    ("style 4", "women's blouses", "Body: 100% polyester", ""),
    ("style 5", "boys' jackets", "Shell: 100% polyester", "lining: 100% polyester"),
    ("style 6", "women's skirts", "Body: 71% rayon, 29% nylon", "lining: 100% polyester"),
    ("style 7", "men's shirts", "Body: 100% cotton", ""),
]


def files() -> dict[str, bytes]:
    head = [
        "Style",
        "Description",
        "Fiber content, face",
        "Fiber content, other parts",
        "Sewing thread",
        "Care label",
    ]
    rows = [[*style, "100% polyester", "100% polyester"] for style in STYLES]
    return {
        "fiber-content.xlsx": xlsx(
            {"Composition": Sheet(rows=[head, *rows], above=["Composition by style"])},
            "2021-03-15",
            mark=TOLD,
        ),
        "protest.pdf": pdf(
            [
                "Re: Seven styles detained on January 11, 2021",
                "The order concerns cotton and cotton products. Six of the seven styles in the entry hold no cotton: they are made of polyester and other man-made fibers, as Exhibit E1 sets out part by part. They are outside the order and should be released at once.",
                "Style 7, the men's shirts, is of cotton. For style 7 we rely on the submission made in the earlier protest.",
            ],
            "2021-04-20",
            look="letter",
            mark=TOLD,
        ),
        "detention.txt": txt(
            [
                "# NOTICE OF DETENTION",
                {
                    "Date": "January 11, 2021",
                    "Reason": "Withhold release order, cotton products of XPCC and its subordinates, effective November 30, 2020",
                },
                "Seven styles are detained. Submit documents that show the origin of the cotton and how the goods were made.",
            ],
            mark=TOLD,
        ),
    }
