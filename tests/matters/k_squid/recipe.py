"""Of three questions the one about boats is answered; a brochure counts 86 people and a permit 140."""

from tests.matters.kit import Deal
from tests.matters.rack import stored, under

from unpick.datasets.generate.papers import docx, eml, pdf, txt, xlsx

FIRM, BUYER = "Zhuanghe Ardmoyle Aquatic (invented)", "Northmole Fish Company LLC"
DEAL = Deal(
    buyer=BUYER,
    seller=FIRM,
    order="NMF-619",
    invoice="AA-19-0207",
    bill="DLCY1902110",
    container="MORU5820061",
    lines=[("NM-SQR", "Frozen squid rings", 21600, "4.10")],
    ordered="2018-12-03",
    invoiced="2019-02-11",
    shipped="2019-02-15",
    paid="2019-03-01",
    port="Boston, MA",
    unit="KGS",
    lot="SQ-0119",
    per_carton=10,
)


def files() -> dict[str, bytes]:
    return {
        "F1 reply.eml": eml(
            [
                "Dear Officer,",
                "We refer to your letter of March 26, 2019 and to our 21,600 kg of squid rings (order NMF-619, lot SQ-0119).",
                "The squid was jigged in the Southwest Atlantic in 2018 by four boats under the flag of China, none of which has ever been near Korean waters. F2 lists each boat with its flag, license, area and landing. This shows that the squid is not of North Korean origin, and the goods may therefore be released.",
                "The plant is a modern one, with 86 people, all of them Chinese citizens; F3 is its brochure and F4 its health permit. F5 to F9 are order, invoice, packing, bill of lading and wire. Everything is in English.",
                "We would be grateful for an early answer, since cold storage costs us 410 dollars a day.",
                "Northmole Fish Company LLC\nThe information in this message may be privileged. Scan for viruses before opening attachments.",
            ],
            "2019-04-18",
            sender="import@fish.example",
            to="officer@agency.example",
            subject="Reply to your questions, squid rings",
        ),
        "F2 boats.xlsx": xlsx(
            {
                "Boats": [
                    [
                        "Vessel no.",
                        "Flag",
                        "License",
                        "Area (FAO)",
                        "From",
                        "To",
                        "Squid landed kg",
                        "Landed at",
                        "Landing date",
                        "Lot at the plant",
                    ],
                    [
                        1,
                        "China",
                        "DWF-2018-311",
                        "41",
                        "2018-02-10",
                        "2018-05-02",
                        9800,
                        "Zhoushan",
                        "2018-09-04",
                        "SQ-0119",
                    ],
                    [
                        2,
                        "China",
                        "DWF-2018-318",
                        "41",
                        "2018-02-12",
                        "2018-05-09",
                        8700,
                        "Zhoushan",
                        "2018-09-04",
                        "SQ-0119",
                    ],
                    [
                        3,
                        "China",
                        "DWF-2018-330",
                        "41",
                        "2018-02-20",
                        "2018-05-15",
                        9100,
                        "Zhoushan",
                        "2018-09-11",
                        "SQ-0119",
                    ],
                    [
                        4,
                        "China",
                        "DWF-2018-331",
                        "41",
                        "2018-03-01",
                        "2018-05-15",
                        8400,
                        "Zhoushan",
                        "2018-09-11",
                        "SQ-0119",
                    ],
                ]
            },
            "2019-04-09",
        ),
        "F3 plant brochure.pdf": pdf(
            [
                "# Freshness you can trust",
                "Our plant in Zhuanghe was built in 2011 on four hectares near the sea. It has three processing lines for squid, cod and clams, two plate freezers and a cold store for 3,000 tons. Water is filtered and tested daily.",
                "Eighty-six people look after your fish. Many have been with us since the first day. We celebrate birthdays and hold a tug-of-war in May.",
                "## Certificates",
                "HACCP since 2012; export registration since 2012; chain of custody since 2016.",
                "## Products",
                "Squid rings, tubes, tentacles; cod loins; clam meat. Private label welcome. Minimum order one container. Pictures show serving suggestions.",
            ],
            "2019-01-10",
            look="book",
            head=FIRM,
        ),
        "F4 health permit.txt": txt(
            [
                "PERMIT OF HYGIENE FOR A FOOD PLANT (translation)",
                {
                    "Holder": FIRM,
                    "Issued": "8 January 2019",
                    "Valid until": "7 January 2024",
                    "Lines": "3",
                    "Persons employed in processing": "140",
                    "Of these with certificate of health": "140",
                },
                "The permit is to be hung at the entrance. It is void when the plant changes hands. The translator certifies that the above is a true translation of the original shown to him.",
            ]
        ),
        **under("F", stored(DEAL), 5),
        "RFI.docx": docx(
            [
                "March 26, 2019",
                "# Request for information",
                "Merchandise: frozen squid rings, 21,600 kg. Imported: March 18, 2019. Detained: March 22, 2019, 22 U.S.C. 9241a.",
                "In order to decide whether nationals or citizens of North Korea took part in the processing we require:",
                "- (i) a list of all persons who worked in the processing plant in January 2019, with nationality and kind of contract;",
                "- (ii) wage payments and working hours of these persons;",
                "- (iii) vessels, flags and fishing areas.",
                "Please answer each item separately and within 30 days of the date of detention. Answers may be sent by mail.",
            ],
            "2019-03-26",
            author="Import specialist",
        ),
    }
