"""e.l.f. Cosmetics, OFAC 2019-01-31: audits that looked at quality; roles, not firms."""

from unpick.datasets.generate.papers import Sheet, pdf, txt, xlsx

TOLD = "RECONSTRUCTION after the published enforcement release. INVENTED DOCUMENT, made for a test; not the original"


def files() -> dict[str, bytes]:
    checks = [
        ["Incoming inspection by AQL 2.5", "Yes", "Record sheets seen"],
        ["Band length 28 to 30 mm", "Yes", "10 of 10 pieces"],
        ["Adhesive: shelf life and irritation test", "Yes", ""],
        ["Metal detector calibrated", "No", "Due last month"],
        ["Carton drop test", "Yes", ""],
    ]
    return {
        "supplier-1-audit.pdf": pdf(
            [
                "# Quality system audit",
                {
                    "Audited": "Supplier 1, China",
                    "Date": "14 June 2016",
                    "Scope": "Quality assurance of false-eyelash kits",
                    "Score": "88 of 100",
                },
                [["Checkpoint", "Conforming", "Remark"], *checks],
                "Corrective action: calibrate the metal detector within 30 days.",
            ],
            "2016-06-20",
            look="report",
            mark=TOLD,
        ),
        "supplier-2-audit.xlsx": xlsx(
            {
                "QA checklist": Sheet(
                    rows=[["Item", "OK?", "Comment"], *checks],
                    above=["Supplier 2, China", "Quality audit, 16 June 2016", "Product: eyelash kits"],
                )
            },
            "2016-06-21",
            mark=TOLD,
        ),
        "program.txt": txt(
            [
                "# Supplier program",
                "Suppliers are audited every year for quality assurance: workmanship, packaging, product safety, delivery. Both suppliers of eyelash kits passed. The kits come from China.",
            ],
            mark=TOLD,
        ),
    }
