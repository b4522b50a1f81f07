"""One photograph was taken at the audit, the other in May 2019."""

from tests.matters.kit import notice

from unpick.datasets.generate.papers import pdf, photo


def files() -> dict[str, bytes]:
    return {
        "detention notice.txt": notice(
            "caatsa",
            "2022-05-16",
            "2022-05-09",
            "polyester backpacks",
            ["audit of the factory with photographs"],
            hand="text",
            asked="2022-05-18",
        ),
        "H1 audit report.pdf": pdf(
            [
                "# AUDIT REPORT",
                {
                    "Factory": "Yantai Meadowquill Bags Co., Ltd. (invented)",
                    "Audit performed": "16-17 March 2022, unannounced",
                    "Report issued": "6 April 2022",
                    "Workers": "44",
                    "Buildings": "2, both visited",
                },
                "All 44 workers were interviewed individually and privately. The auditors had unrestricted access. The company is the only one on the site. All 44 are Chinese nationals by their identity cards.",
                "Photographs H2 (sewing hall) and H3 (gate) were taken by the auditors on 16 March 2022.",
            ],
            "2022-04-06",
            look="form",
        ),
        "H2 photo sewing hall.jpg": photo("sewing", taken="2019-05-12T14:03:11", seed=19),
        "H3 photo gate.jpg": photo("gate", taken="2022-03-16T08:41:52", seed=22),
    }
