"""Line records of order 3307 for modules of order 3361, and a polysilicon maker whose sister plant is in Shihezi."""

from tests.matters.kit import Deal, spread
from tests.matters.rack import OATH, SMALL_LAW, stored, under

from unpick.datasets.generate.papers import csv, docx, pdf, txt, workdays, xlsx

FIRM, BUYER = "Vexmoor Photovoltaic (Bac Giang) (invented)", "Brightwell Array Partners LLC"
POLY = "Leshan Orvanta Silicon (invented)"
DEAL = Deal(
    buyer=BUYER,
    seller=FIRM,
    order="BAP-3361",
    invoice="VXM-24-0119",
    bill="HPHH2401882",
    container="TEMU7203318",
    lines=[("VX-545", "Solar modules 545 W", 1860, "141.70")],
    ordered="2023-10-30",
    invoiced="2024-01-19",
    shipped="2024-01-25",
    paid="2024-02-08",
    origin="Haiphong, Vietnam",
    port="Houston, TX",
    unit="PCS",
    lot="VX545-2401",
    per_carton=31,
)


def files() -> dict[str, bytes]:
    days = workdays("2023-06-05", "2023-06-16")
    line = [
        [day, "lamination and framing", "VX-545", "VX545-2306", "BAP-3307", count]
        for day, count in spread(1860, days)
    ]
    return {
        "01_Narrative.pdf": narrative(),
        "02_Corporate_profile.docx": profile(),
        "03_Quartz_to_polysilicon.xlsx": xlsx(
            {
                "Quartz": [
                    ["Date", "Quarry", "Place", "Received by", "Lot", "Tons"],
                    ["2023-02-06", "quarry no. 2", "Jiangxi", "silicon metal works, Yunnan", "QZ-0206", 96],
                ],
                "Silicon metal": [
                    ["Date", "Works", "Place", "Quartz lot", "Metal lot", "Tons"],
                    ["2023-02-27", "silicon metal works", "Yunnan", "QZ-0206", "SM-0227", 34],
                ],
                "Polysilicon": [
                    ["Date", "Works", "Place", "Metal lot", "Polysilicon lot", "Tons"],
                    ["2023-03-20", POLY, "Leshan, Sichuan", "SM-0227", "PS-0320-7", 27],
                ],
            },
            "2024-03-22",
        ),
        "04_Ingot_wafer_cell.xlsx": xlsx(
            {
                "Ingot": [
                    ["Date", "Step", "Place", "Polysilicon lot", "Ingot lot", "Kg"],
                    ["2023-04-11", "pulling", "Yinchuan, Ningxia", "PS-0320-7", "IN-0411", 5100],
                ],
                "Wafer": [
                    ["Date", "Step", "Place", "Ingot lot", "Wafer lot", "Pieces"],
                    ["2023-04-28", "sawing", "Yinchuan, Ningxia", "IN-0411", "WF-0428", 288000],
                ],
                "Cell": [
                    ["Date", "Step", "Place", "Wafer lot", "Cell lot", "Pieces"],
                    ["2023-05-19", "doping, printing", "Bac Giang, Vietnam", "WF-0428", "CL-0519", 276000],
                ],
            },
            "2024-03-22",
        ),
        "05_Module_line_records.csv": csv(
            [["date", "step", "type", "module lot", "order", "modules"], *line]
        ),
        **under("", stored(DEAL), 6),
        "notice of detention.txt": txt(
            [
                "# NOTICE OF DETENTION",
                {
                    "Date": "8 March 2024",
                    "Imported": "4 March 2024",
                    "Entry": "INV-7719043-8",
                    "Goods": "1,860 solar modules",
                },
                "The merchandise is detained under the Uyghur Forced Labor Prevention Act, Pub. L. 117-78. If you believe that the Act does not apply you may submit documents that trace the merchandise from quartz to module. Respond within 30 days. Documents should be in English or translated and should identify the entry to which they belong.",
            ]
        ),
    }


def narrative() -> bytes:
    return pdf(
        [
            "April 5, 2024",
            "# Applicability review, entry INV-7719043-8",
            "Brightwell Array Partners LLC builds community solar parks. The 1,860 modules detained at Houston were ordered under BAP-3361 on October 30, 2023 from Vexmoor Photovoltaic (Bac Giang). They hold no input from Xinjiang and none from an entity on the list kept under the Act. Each step is described below; the exhibit numbers follow the steps.",
            [
                ["Exhibit", "Step", "Document (all English)"],
                ["1", "-", "Narrative"],
                ["2", "3", "Corporate profile of the maker of polysilicon"],
                ["3", "1-3", "Quartz, silicon metal, polysilicon"],
                ["4", "4-6", "Ingot, wafer, cell"],
                ["5", "7", "Module line records"],
                ["6-10", "8", "Order, invoice, packing list, bill of lading, wire"],
            ],
            "## Steps",
            f"1. Quartz from a quarry in Jiangxi. 2. Silicon metal in Yunnan. 3. Polysilicon, lot PS-0320-7, by {POLY}. 4. Ingots and 5. wafers in Yinchuan. 6. Cells in Bac Giang. 7. Modules in Bac Giang. Seventy-two cells in halves, that is 144 half cells, make a module.",
            "## Diligence",
            "We have screened the names of all parties against the list and against the lists of the Treasury and found no match. Our supplier has promised in the contract to bear the cost of a detention. Our insurers have been told.",
            "## Product",
            "The glass is tempered and 3.2 mm thick, frames are of anodized aluminum, the junction box has three diodes. The modules are warranted for 25 years to give 84.8 percent of the power on the label. They carry the marks of two test houses. Fire class C.",
            *SMALL_LAW,
            OATH,
        ],
        "2024-04-05",
        look="report",
        head=BUYER,
    )


def profile() -> bytes:
    return docx(
        [
            "# Leshan Orvanta Silicon - profile for customers, edition of January 2024",
            "Orvanta was founded in 2008 and makes high-purity silicon for electronics and the sun. Our works in Leshan draws on water power. In 2023 it employed 1,140 people and made 46,000 tons. The works is certified for quality, for the environment and for energy.",
            "## Group",
            "Orvanta belongs to the Orvanta Energy group. The group holds 100 percent of two works: Leshan (Sichuan) and Shihezi (Xinjiang). The Shihezi works was opened in 2016 and delivers silicon metal and polysilicon to the group's customers; in times of high demand the two works supply each other.",
            "## Values",
            "We believe in light. We pay our people above the average of the town, send two hundred apprentices a year to college, and have planted forty thousand trees along the river.",
            "This profile contains statements about the future that depend on events outside our control. Figures are not audited. Pictures are for illustration only.",
        ],
        "2024-01-15",
        author="Public relations",
    )
