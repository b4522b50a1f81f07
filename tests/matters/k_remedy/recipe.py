"""An order on debts and passports is met with an audit of soap."""

from tests.matters.hold import web

from unpick.datasets.generate.papers import csv, docx, pdf

FIRM = "Tanjung Averine Oleo Bhd"


def files() -> dict[str, bytes]:
    return {
        "M-1 request.docx": docx(
            [
                "11 November 2024",
                "# Request for modification of the order of 27 February 2024",
                "Tanjung Averine Oleo Bhd has made soap noodles since 1988. The order came as a shock to a company that has won the export prize of its state three times. We ask that it be modified so that our goods may enter again.",
                "## What has been done",
                "We take the order seriously. In August 2024 we invited a certification body of world rank, whose audit (M-2) ended with the grade A. Our laboratory has tested every batch since the order (M-3); none failed. With the grade A and a record without failures the four indicators of the order are no longer present.",
                "## Contents (all in English)",
                "- M-1 Request",
                "- M-2 Audit of the management system, August 2024",
                "- M-3 Product tests, March to October 2024",
                "We are glad to receive a delegation, and would ask for four weeks' notice so that the managing director can be present.",
                "This request is made without admission.",
            ],
            "2024-11-11",
            author=FIRM,
        ),
        "M-2 audit of the management system.pdf": pdf(
            [
                "# Audit report",
                {
                    "Company": FIRM,
                    "Standard": "ISO 9001:2015 and good manufacturing practice for cosmetics (ISO 22716)",
                    "On site": "19-22 August 2024",
                    "Report": "6 September 2024",
                    "Scope": "Manufacture of soap noodles, storage, dispatch",
                    "Grade": "A",
                },
                "## Purpose",
                "To see whether the company controls the quality of its products, its measuring instruments and the complaints of customers.",
                "## What was looked at",
                [
                    ["Clause", "Subject", "Result"],
                    ["4.4", "Processes and their interaction", "conforms"],
                    ["7.1.5", "Calibration of scales, thermometers, pH meters", "conforms"],
                    ["7.2", "Competence: training plan of operators", "conforms"],
                    ["8.4", "Approval of suppliers by specification and price", "conforms"],
                    ["8.5.2", "Traceability of batches", "conforms"],
                    ["8.7", "Nonconforming soap: moisture, color, odor", "one minor point"],
                    ["9.1.2", "Satisfaction of customers", "conforms"],
                    ["10.2", "Corrective action", "conforms"],
                ],
                "The minor point: two drums of off-color noodles stood without label. They were labeled while we were there.",
                "## Hygiene",
                "Hair nets, hand washing, pest control, glass policy and cleaning plans were found in order. Swabs from eight surfaces were clean.",
                "## Note",
                "The audit follows a sampling plan. Matters of employment, housing and pay are not within the standards named above and were not looked at.",
                "The certificate is valid for three years on condition of yearly surveillance. The mark of the body may not be used on products.",
            ],
            "2024-09-06",
            look="report",
            head="Certification body",
        ),
        "M-3 product tests.csv": csv(
            [
                ["batch", "made", "moisture %", "free alkali %", "color", "odor", "released"],
                *[
                    [
                        f"SN-24-{at:03d}",
                        f"2024-{3 + at // 5:02d}-{5 + at % 5 * 5:02d}",
                        f"{13 + at % 3 * 0.2:.1f}",
                        "0.04",
                        "white",
                        "typical",
                        "yes",
                    ]
                    for at in range(40)
                ],
            ]
        ),
        "W-1 order.html": web(
            "Withhold release order",
            [
                {"Date": "February 27, 2024", "Maker": FIRM, "Goods": "soap, soap noodles and stearin"},
                "Information reasonably indicates the use of forced labor. Four indicators were identified: debt bondage, retention of identity documents, withholding of wages, abusive living conditions.",
                "The order may be modified when evidence shows that the indicators have been remedied. Importers may export detained goods or show that they were not made with forced labor.",
            ],
        ),
    }
