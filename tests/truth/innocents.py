"""Names of innocent shippers, to count false alerts: at least 25,000 distinct invented ones, and a reader of real ones.

How they are made. `innocents()` joins real building blocks at random, with a seed: places, trades and forms as
shippers of that country write them, and invented brands (two or three syllables of real pinyin; Korean syllables
in the South's official spelling; made-up or common words for other countries). The mix leans to what matters
here: half of the names are Chinese, and places and trades of listed firms (Dandong, Hunchun, Xinjiang cities;
textiles, seafood, trading) come up more often than in the whole economy. Of the names, some are cut at 35 signs, some
are in capitals, some lack stops, some shorten generic words; none is "TO ORDER".

What makes them innocent. A brand that equals a brand word of a listed firm (`listed.py`: OFAC, UN, EU, UFLPA,
CBP and the Commerce lists as stored on 2026-11-26) is dropped, and so is a name whose plain form is listed.
A name may by chance be that of a real firm that no list holds; nothing is said about such a firm.
Chinese names are Latin, as on bills of lading; one in ten is in Hanzi, one in ten Korean ones in Hangul.

`real_names()` reads names of real firms and factories from files marked internal; for the bench only.
"""

import csv
import gzip
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.truth.listed import LISTED
from tests.truth.lists import SHARED, all_entries, plain
from tests.truth.noise import shorten
from tests.truth.parts import (
    CN_FORMS,
    CN_PLACES,
    CN_SIGNS,
    CN_TRADES,
    KR_PLACES,
    KR_SIGNS,
    KR_TRADES,
    SPELLINGS,
    words,
)

__all__ = ["innocents", "innocents_by_country", "listed_plain", "real_names"]

SEED = "innocents 2026-11-26"
COUNTS = {"CN": 13500, "KR": 3000, "VN": 2400, "IN": 2600, "BD": 1500, "TR": 1500, "US": 1900, "EU": 2100}

# Places that a listed firm's shipper address also names: drawn three times as often.
HOT = {
    "Dandong",
    "Donggang",
    "Hunchun",
    "Yanji",
    "Dalian",
    "Urumqi",
    "Aksu",
    "Kashgar",
    "Hotan",
    "Korla",
    "Changji",
}
HOT |= {"Shihezi", "Turpan", "Qingdao", "Pingdu", "Weihai", "Shenzhen"}

VN_BRANDS = words("""An Bao Binh Chau Cuong Dai Dat Dong Duc Dung Duy Gia Giang Ha Hai Hang Hao Hoa Hoang Hong Hung Huy Khai
Khang Khanh Kim Lam Lan Linh Long Mai Manh Minh My Nam Ngan Ngoc Nguyen Nhat Nhu Phat Phong Phu Phuc Phuong Quang Quoc
Quynh Son Tam Tan Thai Thang Thanh Thao Thien Thinh Thu Thuan Tien Toan Trung Truong Tuan Tung Van Viet Vinh Vu
Xuan""")
VN_TRADES = words(
    "Garment|Textile|Seafood|Footwear|Furniture|Wood|Trading|Import Export|Packaging|Plastic|Coffee", "|"
)
IN_HEADS = words("""Shree Sri Jai Om Maa Laxmi Ganesh Balaji Krishna Ambika Durga Sai Raj Royal Classic Modern National Bharat
Hindustan Deccan Malabar Konark Surya Chandra Himalaya Ganga Narmada Kaveri""")
IN_TAILS = words("""Krupa Deep Jyoti Kiran Mani Ratna Sagar Priya Vijay Anand Prakash Mohan Lal Chand Kumar Devi Tara Usha Asha
Nidhi Varsha Megha Pavan Agni Tej Shakti Vihar""")
IN_TRADES = words(
    """Exports|Textiles|Spinning Mills|Handicrafts|Garments|Fabrics|Overseas|Industries|Impex|Knitwear|Ceramics|
Granites|Spices|Marine Exports|Leathers|Carpets|Pharmaceuticals|Engineering Works""",
    "|",
)
BD_HEADS = words("""Meghna Padma Jamuna Karnaphuli Surma Titas Rupsha Sonali Shyamoli Modhumoti Nobo Sundarban Bangla Crescent
Ananta Ashulia Savar Gazipur Tongi Mirpur Uttara Northern Southern Eastern Pacific""")
BD_TRADES = words(
    "Fashions|Apparels|Knit Composite|Garments|Sweaters|Denims|Jute Mills|Spinning|Washing Plant|Wears", "|"
)
TR_HEADS = words("""Akin Aydin Boran Cevik Demir Doruk Ege Erkan Guven Hisar Ipek Kaya Kartal Kuzey Marmara Nehir Ozen Pinar
Sahin Saray Tekin Toros Ulus Vatan Yildiz Yaman Zafer Anadolu Bereket Cinar""")
TR_TRADES = words(
    """TEKSTIL SANAYI VE TICARET|KONFEKSIYON|GIDA SANAYI|MERMER|MOBILYA|DIS TICARET|IPLIK SANAYI|
SERAMIK|OTOMOTIV YAN SANAYI|AYAKKABI""",
    "|",
)
US_HEADS = words("""Blue Cedar Copper Eagle Evergreen Granite Harbor Heritage Juniper Keystone Lakeside Liberty Magnolia Maple
Meadow Mesa Northwind Oak Orchard Pacific Pine Pioneer Prairie Redwood River Rocky Sierra Silver Summit Sunrise
Timber Valley Willow""")
US_TAILS = words("""Bridge Brook Creek Crest Field Fork Gate Grove Hill Hollow Lane Mill Peak Point Pond Ridge Run Stone
Trail View Wood Works""")
US_TRADES = words(
    """Apparel|Home Goods|Imports|Trading Company|Foods|Seafood|Distributors|Logistics|Supply|Outdoors|
Furniture|Medical Products|Beauty Supply|Hardware""",
    "|",
)
EU_HEADS = words("""Adler Almeida Bakker Bergmann Bianchi Bruun Castel Claes Conti Dahl Dietrich Dupont Eklund Ferrari Fischer
Garnier Hansen Hoffmann Janssen Jensen Keller Kowalski Kruger Lambert Larsen Lindqvist Moreau Moretti Novak Olsen Peeters
Popescu Ricci Rossi Santos Schmitt Sorensen Svoboda Vermeer Virtanen Wagner Weber Wouters Zimmermann""")
EU_SECOND = words(
    "Nord Sud Alpin Delta Euro Inter Continental Atlantic Baltic Rhein Sole Terra Nova Prima Stella"
)
EU_TRADES = {
    "GmbH": "Textil|Handels|Bekleidung|Import|Maschinenbau|Moden",
    "GmbH & Co. KG": "Textilwerke|Fischhandel|Spedition",
    "S.r.l.": "Tessuti|Confezioni|Import Export|Calzature|Arredamenti",
    "S.p.A.": "Tessile|Ceramiche|Alimentari",
    "B.V.": "Trading|Fashion|Seafood|Flowers",
    "S.A.": "Textiles|Distribution|Produits de la Mer",
    "SARL": "Import|Mode|Diffusion",
    "Sp. z o.o.": "Odziez|Meble|Handel",
    "A/S": "Fashion|Seafood|Shipping",
    "AB": "Interior|Konfektion|Handel",
    "Lda": "Texteis|Calcado|Pescas",
}


def _weighted_places() -> list[tuple[str, str]]:
    return [(one.native, one.english) for one in CN_PLACES for _ in range(3 if one.english in HOT else 1)]


CN_DRAW = _weighted_places()


def _chinese(rng: random.Random) -> str:
    while True:
        signs = rng.sample(CN_SIGNS, 3 if rng.random() < 0.25 else 2)
        brand = "".join(sound for _, sound in signs)
        if brand not in LISTED:
            break
    native, place = rng.choice(CN_DRAW)
    trade = rng.choice(CN_TRADES)
    native_form, english_forms = rng.choices(CN_FORMS, [12, 1, 1, 1])[0]
    if rng.random() < 0.1:
        return native + "".join(sign for sign, _ in signs) + trade.native + native_form
    if place in SPELLINGS and rng.random() < 0.3:
        place = SPELLINGS[place][0]
    form, work = rng.choice(english_forms), rng.choice(trade.english)
    spelled = (
        brand.capitalize() if rng.random() < 0.85 else " ".join(sound.capitalize() for _, sound in signs)
    )
    return rng.choices(
        [
            f"{place} {spelled} {work} {form}",
            f"{place} {spelled} International {work} {form}",
            f"{spelled} {work} ({place}) {form}",
            f"{spelled} {work} {form}",
            f"{place} {spelled} {work} Factory",
            f"Xinjiang {spelled} {work} {form}" if place in HOT else f"{place} City {spelled} {work} {form}",
        ],
        [10, 2, 1, 2, 1, 1],
    )[0]


def _korean(rng: random.Random) -> str:
    while True:
        signs = rng.sample(KR_SIGNS, 2)
        brand = "".join(one[2] for one in signs)
        if not {brand, "".join(one[1] for one in signs)} & LISTED:
            break
    place, trade = rng.choice(KR_PLACES), rng.choice(KR_TRADES)
    if rng.random() < 0.1:
        return rng.choice(["(주)", "주식회사 "]) + "".join(one[0] for one in signs) + trade.native
    form = rng.choice(["Co., Ltd.", "Co., Ltd", "Corporation", "Inc.", "CO.,LTD."])
    work = rng.choice(trade.english)
    return rng.choices(
        [f"{brand.capitalize()} {work} {form}", f"{place.english} {brand.capitalize()} {work} {form}",
         f"Korea {brand.capitalize()} {work} {form}", f"{brand.capitalize()} International {form}"],
        [6, 3, 2, 1],
    )[0]  # fmt: skip


def _vietnamese(rng: random.Random) -> str:
    brand = " ".join(rng.sample(VN_BRANDS, rng.choice([2, 2, 3])))
    trade = rng.choice(VN_TRADES)
    return rng.choice(
        [
            f"{brand} {trade} Joint Stock Company",
            f"{brand} {trade} Company Limited",
            f"{brand} {trade} Co., Ltd",
            f"{brand} {trade} Production Trading Company Limited",
            f"Cong ty TNHH {brand}",
        ]
    )


def _indian(rng: random.Random) -> str:
    brand = f"{rng.choice(IN_HEADS)} {rng.choice(IN_TAILS)}"
    form = rng.choice(["Pvt. Ltd.", "Private Limited", "Pvt Ltd", "Limited", "LLP", ""])
    return f"{brand} {rng.choice(IN_TRADES)} {form}".strip()


def _bangladeshi(rng: random.Random) -> str:
    brand = f"{rng.choice(BD_HEADS)} {rng.choice(IN_TAILS + BD_HEADS)}"
    return f"{brand} {rng.choice(BD_TRADES)} {rng.choice(['Ltd.', 'Limited', 'Ltd', '(Pvt) Ltd.'])}"


def _turkish(rng: random.Random) -> str:
    brand = " ".join(rng.sample(TR_HEADS, rng.choice([1, 2, 2]))).upper()
    return f"{brand} {rng.choice(TR_TRADES)} {rng.choice(['A.S.', 'LTD. STI.', 'LIMITED SIRKETI', 'ANONIM SIRKETI'])}"


def _american(rng: random.Random) -> str:
    brand = f"{rng.choice(US_HEADS)} {rng.choice(US_TAILS)}"
    return f"{brand} {rng.choice(US_TRADES)} {rng.choice(['Inc.', 'LLC', 'Corp.', 'Co.', 'Inc'])}"


def _european(rng: random.Random) -> str:
    form = rng.choice(sorted(EU_TRADES))
    trade = rng.choice(EU_TRADES[form].split("|"))
    second = f" {rng.choice(EU_SECOND)}" if rng.random() < 0.5 else f" & {rng.choice(EU_HEADS)}"
    return f"{rng.choice(EU_HEADS)}{second} {trade} {form}"


MAKERS: dict[str, Callable[[random.Random], str]] = {
    "CN": _chinese,
    "KR": _korean,
    "VN": _vietnamese,
    "IN": _indian,
    "BD": _bangladeshi,
    "TR": _turkish,
    "US": _american,
    "EU": _european,
}


def _as_typed(name: str, rng: random.Random) -> str:
    """Return the name as a manifest prints it: often capitals, at times without stops, short or cut."""
    if not name.isascii():
        return name
    roll = rng.random()
    if roll < 0.45:
        return name
    name = name.upper()
    if roll < 0.75:
        return name
    if roll < 0.85:
        return " ".join(name.replace(".", " ").replace(",", " ").split())
    if roll < 0.93:
        return shorten(name, rng)
    return name[:35].rstrip()


def _brand_is_listed(name: str) -> bool:
    parts = plain(name).split()
    joined = {"".join(parts[at : at + 2]) for at in range(len(parts) - 1)}
    return any(len(one) > 5 and one in LISTED for one in joined)


def innocents_by_country(seed: str = SEED) -> Iterator[tuple[str, str]]:
    """Yield (country, name), distinct by plain form, in a fixed order."""
    seen: set[str] = set()
    for country, count in COUNTS.items():
        rng = random.Random(f"{seed} {country}")
        made = tries = 0
        while made < count and tries < count * 40:
            tries += 1
            name = _as_typed(MAKERS[country](rng), rng)
            mark = plain(name)
            if mark in seen or _brand_is_listed(name):
                continue
            seen.add(mark)
            made += 1
            yield country, name


def innocents(seed: str = SEED) -> list[str]:
    """Return the invented innocent names."""
    return [name for _, name in innocents_by_country(seed)]


def listed_plain(shared: Path = SHARED) -> set[str]:
    """Return the plain forms of all names of the lists, to drop an innocent name that a list holds."""
    return {plain(name) for entry in all_entries(shared) for name, _ in entry.names}


def real_names(shared: Path = SHARED) -> list[str]:
    """Return real firm and factory names (KVK pairs, Open Apparel Registry, Open Supply Hub); for the bench only.

    Names that a list holds are left out. The list is empty where the data folder is absent.
    """
    names: list[str] = []
    pairs = shared / "bench_companies" / "emm_kvk_namepairs.csv"
    if pairs.is_file():
        with pairs.open(newline="", encoding="utf-8") as stream:
            names += [row["gt_name"] for row in csv.DictReader(stream)]
    osh = shared / "factories" / "osh_facility_lists.jsonl.gz"
    if osh.is_file():
        with gzip.open(osh, "rt", encoding="utf-8") as stream:
            names += [str(json.loads(line)["name"]) for line in stream if line.strip()]
    oar = shared / "factories" / "oar_facilities.json.gz"
    if oar.is_file():
        with gzip.open(oar, "rt", encoding="utf-8") as stream:
            names += [str(one["fields"]["name"]) for one in json.load(stream)]
    listed = listed_plain(shared) if names else set()
    kept = {plain(name): name.strip() for name in names if name and plain(name) not in listed}
    return [kept[mark] for mark in sorted(kept) if mark]
