"""Muji, HQ H330077: only what is public of it; nothing is known of the papers that were filed."""

from unpick.datasets.generate.papers import pdf, txt

TOLD = "RECONSTRUCTION after published summaries of HQ H330077. INVENTED DOCUMENT, made for a test; not the original"


def files() -> dict[str, bytes]:
    return {
        "entry.txt": txt(
            [
                "# ENTRY SUMMARY",
                {
                    "Entered": "April 17, 2022",
                    "Port": "Newark",
                    "Goods": "Pullovers",
                    "Country of origin": "Cambodia",
                },
            ],
            mark=TOLD,
        ),
        "detention.pdf": pdf(
            [
                "# Notice of detention",
                "Pullovers, product of Cambodia, entered April 17, 2022 at Newark. Basis: withhold release order of January 13, 2021 on cotton products of the Xinjiang Uyghur Autonomous Region (19 U.S.C. 1307). The importer may submit proof of admissibility.",
            ],
            "2022-05-01",
            mark=TOLD,
        ),
    }
