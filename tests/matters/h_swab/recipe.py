"""The laboratory swabbed raw cotton in the spinner's store; the evaluation counted broken needles."""

from unpick.datasets.generate.papers import Sheet, docx, pdf, txt, xlsx


def files() -> dict[str, bytes]:
    return {
        "9 notice.txt": txt(
            [
                "Detained on 12 February 2024: 4,200 cotton bed linen sets, landed 5 February 2024. Law: UFLPA. If you hold that the Act does not reach the goods, send within 30 days what shows the origin of the cotton in them."
            ]
        ),
        "1 letter.docx": docx(
            [
                "11 March 2024",
                "Dear officer,",
                "our sets contain no cotton from Xinjiang, as is proven in two ways. First, a DNA swab by an accredited laboratory found Egyptian cotton (annex 2). Second, the factory, Samarra Fold Home Textile (invented) in Nantong, passed an evaluation with 94 points of 100 (annex 3). There are three annexes with this letter, which is annex 1; all are in English.",
                "We remain with kind regards,\nimport department",
            ],
            "2024-03-11",
        ),
        "2 laboratory.pdf": pdf(
            [
                "# Test report 24-C-0081",
                {
                    "Applicant": "Fennimore Linen House Inc",
                    "Method": "DNA marker, species and origin group",
                    "Sample": "raw cotton lint, 200 g",
                    "Drawn": "29 January 2024, by the spinning mill, from a bale in its own store",
                    "Received": "31 January 2024",
                    "Tested": "1 to 6 February 2024",
                    "Report": "7 February 2024",
                },
                "Result: the lint is of the species Gossypium barbadense; the markers agree with the reference group Egypt.",
                "The result is valid for the sample as received. The laboratory did not receive fabric or finished articles and did not take part in the sampling.",
            ],
            "2024-02-07",
            look="columns",
            head="Fiber laboratory (invented)",
        ),
        "3 factory evaluation.xlsx": xlsx(
            {
                "Evaluation": Sheet(
                    rows=[
                        ["Chapter", "Points", "Of"],
                        ["Incoming inspection of cloth", 19, 20],
                        ["Needle control, metal detection", 20, 20],
                        ["Stitching, AQL 2.5 on 125 sets", 28, 30],
                        ["Calibration of instruments", 14, 15],
                        ["Packing, drop test", 13, 15],
                        ["Total", 94, 100],
                    ],
                    above=[
                        "Factory evaluation (quality management system ISO 9001)",
                        ["Factory", "Samarra Fold Home Textile (invented), Nantong"],
                        ["Visited", "16 January 2024"],
                        ["Written", "22 January 2024"],
                        [],
                    ],
                    below=[["Not part of this evaluation: origin of materials, wages, hours, recruitment."]],
                )
            },
            "2024-01-22",
        ),
    }
