"""Squid whose boats are shown and whose plant is not."""

from unpick.datasets.generate.papers import csv, docx, pdf, txt


def files() -> dict[str, bytes]:
    return {
        "catch-certificates.csv": csv(
            [
                ["certificate", "vessel", "flag", "catch area", "species", "kg", "landed on", "landed at"],
                [
                    "CC-17-0881",
                    "Lu Tessen 11 (invented)",
                    "CN",
                    "FAO 61, East China Sea",
                    "Todarodes pacificus",
                    15200,
                    "2017-08-19",
                    "Shidao",
                ],
                [
                    "CC-17-0902",
                    "Lu Tessen 14 (invented)",
                    "CN",
                    "FAO 61, East China Sea",
                    "Todarodes pacificus",
                    16400,
                    "2017-08-27",
                    "Shidao",
                ],
            ]
        ),
        "landing-declaration.pdf": pdf(
            [
                "# Declaration of landing",
                {
                    "Port": "Shidao",
                    "Certificates": "CC-17-0881, CC-17-0902",
                    "Landed": "31,600 kg squid, whole",
                    "Sold to": "Hunchun Morrowfish Foods Co., Ltd. (invented)",
                },
                "The vessels did not enter waters under the jurisdiction of the Democratic People's Republic of Korea; positions are on file.",
            ],
            "2017-08-28",
            look="form",
        ),
        "chain.docx": docx(
            [
                "# How the squid came here",
                [
                    ["", "Stage", "Who", "Paper"],
                    ["1", "Catch", "Two Chinese vessels", "S1"],
                    ["2", "Landing and sale", "Shidao", "S2"],
                    [
                        "3",
                        "Cutting, cooking, freezing",
                        "Hunchun Morrowfish Foods Co., Ltd. (invented)",
                        "S4",
                    ],
                    ["4", "Export", "Dalian", "see invoice"],
                ],
            ],
            "2017-12-01",
        ),
        "health-certificate.pdf": pdf(
            [
                "# Health certificate for fishery products",
                {
                    "Establishment": "Hunchun Morrowfish Foods Co., Ltd. (invented)",
                    "Goods": "Frozen squid rings, 24,000 kg",
                    "Produced": "20 September to 6 October 2017",
                    "Issued": "9 October 2017",
                },
                "The products were handled hygienically and are fit for human consumption.",
            ],
            "2017-10-09",
            look="report",
        ),
        "letter.txt": txt(
            [
                "8 December 2017",
                "Tidecrest Provisions Inc (invented) to the port",
                "We enclose the catch certificates and the declaration of landing. They show that the squid is Chinese squid, from Chinese vessels, and did not come from North Korea. The health certificate shows that the plant is in order.",
            ]
        ),
        "detention.pdf": pdf(
            [
                "# Notice of Detention",
                {"Date": "11/13/2017", "Goods": "Frozen squid rings"},
                "The goods may have been processed with the labor of North Korean nationals (CAATSA, section 321(b)). Submit: catch documents; a list of the workers of the processing plant with their nationality, contracts and proof of wages.",
            ],
            "2017-11-13",
            look="memo",
        ),
    }
