"""A knitter that buys yarn from stock, and papers that nobody translated or numbered."""

from tests.matters.kit import Deal, notice, spread
from tests.matters.rack import SMALL_LAW, corded

from unpick.datasets.generate.papers import csv, docx, pdf, txt, workdays, xlsx

FIRM, BUYER = "Zhuji Merrowby Hosiery (invented)", "Ambleforth Hosiery Inc"
DAYS = workdays("2023-08-01", "2023-08-18")
DEAL = Deal(
    buyer=BUYER,
    seller=FIRM,
    order="AMB-7702",
    invoice="MH230830",
    bill="NGBO8804412",
    container="CAIU7710346",
    lines=[("AH-6PK", "Cotton socks, packs of six", 15000, "2.60")],
    ordered="2023-06-12",
    invoiced="2023-08-30",
    shipped="2023-09-06",
    paid="2023-09-21",
    origin="Ningbo, China",
    port="Norfolk, VA",
    unit="PACKS",
    lot="袜0801",
    per_carton=60,
)


def files() -> dict[str, bytes]:
    rows = [[day, "AH-6PK", "袜0801", "AMB-7702", count, count * 6] for day, count in spread(15000, DAYS)]
    return {
        "letter.pdf": letter(),
        "scan of yarn contract.txt": txt(
            [
                "纱线购销合同",
                "合同编号：MC-2306-41　　签订日期：2023年6月20日　　签订地点：诸暨",
                "供方：诸暨市场某纱线经营部　　需方：本厂",
                "一、品名：精梳棉纱32支，数量5200公斤，单价每公斤27.50元，金额143000.00元。",
                "二、质量标准：按国家标准一等品。三、交货：供方仓库自提，2023年7月3日前。四、付款：货到七日内付清。",
                "五、供方从市场现货采购，不提供纺纱厂名称及原棉产地。",
                "六、争议由双方协商解决，协商不成的，由需方所在地法院管辖。本合同一式两份。",
            ]
        ),
        "入库单.xlsx": xlsx(
            {
                "入库": [
                    ["日期", "品名", "数量（公斤）", "仓位", "经手"],
                    ["2023-07-03", "精梳棉纱32支", 5200, "2号库", "仓管"],
                    ["2023-07-05", "锦纶丝", 900, "1号库", "仓管"],
                ]
            },
            "2023-07-05",
        ),
        "生产日报.csv": csv([["日期", "款号", "批号", "订单", "包数", "双数"], *rows]),
        "情况说明.docx": docx(
            [
                "情况说明",
                "本厂成立于2009年，现有织袜机一百二十台，主要生产棉袜。订单AMB-7702于2023年8月织造、缝头、定型、包装，共15000包，每包六双。",
                "所用棉纱系2023年6月向本地市场经营部购买，锦纶丝系本地购买。棉纱由哪家纺纱厂纺制、原棉产自何处，经营部没有说明，本厂也无从得知。",
                "特此说明。2023年11月6日",
            ],
            "2023-11-06",
        ),
        **corded(DEAL),
        "detention.docx": notice(
            "uflpa",
            "2023-10-20",
            "2023-10-16",
            "cotton socks",
            ["papers on the origin of the cotton and of each step of manufacture"],
            hand="letter",
        ),
    }


def letter() -> bytes:
    return pdf(
        [
            "November 17, 2023",
            "Dear Officer,",
            "Thank you for your letter of October 20, 2023 on our socks (order AMB-7702, fifteen thousand packs of six). We are a small company of nine people and have never had a shipment stopped before. We have asked our factory in Zhuji for everything that it has and send it to you as we received it. Our papers with the factory (order, invoice, packing, waybill, payment) are with it.",
            "The factory knits the socks on its own machines. The yarn was bought in the local yarn market, combed cotton of count 32. The dealer sells from stock. The factory has assured us by telephone that there is nothing from Xinjiang in it, and we have no reason to doubt this, because the market in Zhuji gets its yarn from all over China and from Vietnam and India as well.",
            "Please let us know if you need anything else, as our customers are waiting for the goods before Christmas.",
            SMALL_LAW[1],
            "With kind regards,\n(signature) Owner",
        ],
        "2023-11-17",
        look="letter",
        head=BUYER,
    )
