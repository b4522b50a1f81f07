"""Word lists and rules that give a pair its kind and its script; they name a kind, never a label."""

import re
from functools import cache

from rapidfuzz.fuzz import ratio

from tests.truth.lists import plain
from tests.truth.parts import words

FORMS = frozenset(
    words("""co ltd limited company corporation corp inc incorporated llc ooo pte lp plc jsc gmbh ag cc pty group
    holding holdings general joint venture jv jvc stock share shares enterprise enterprises s r l d o""")
)
TRADES = frozenset(
    words("""trading trade trdg import export shipping shpg marine maritime ship management freight forwarding logistics
    transport transportation industrial industry industries economy economic commercial bank banking credit
    development construction machinery machine equipment technology technologies tech science scientific
    electronics electronic information network software chemical chemicals pharmaceutical metal metals metallic
    metallurgy minerals mining mine gold copper material materials textile textiles garment apparel clothing cotton
    linen wool hair products food foods tomato sugar biotechnology new energy power petrochemical petroleum oil gas
    energy aviation aerospace aircraft space aeronautical optical instruments precision semiconductor
    microelectronics research institute academy center centre university factory plant works prison camp services
    service supply chain exploration insurance office bureau ministry department committee investment
    international engineering communication communications equipments systems system control defense defence
    design production manufacturing shoes farm tea iron steel""")
)
PLACES = frozenset(
    words("""korea korean dprk choson chosun north china chinese hong kong hongkong hk pyongyang rason dandong dalian
    liaoning shenyang jilin yanbian yanji hunchun beijing shanghai tianjin shenzhen guangzhou guangdong dongguan
    zhuhai foshan qingdao shandong jinan weihai rizhao yantai zibo hebei shijiazhuang henan zhengzhou shanxi xian
    shaanxi sichuan chengdu chongqing wuhan hubei hunan changsha zhejiang hangzhou ningbo jiangsu nanjing suzhou
    wuxi changzhou fujian xiamen quanzhou anhui hefei jiangxi nanchang guizhou guiyang yunnan kunming xinjiang
    hetian hotan aksu kashgar changji turpan hami karamay yili urumqi lop county city province inner mongolia
    gansu lanzhou harbin heilongjiang taiwan taipei singapore moscow hainan macau guangxi nanning""")
)
SMALL = frozenset(["and", "of", "the", "a", "for", "no", "number", "de", "in", "at"])

TRANSLATED = (
    ("PAEKHO", "WHITE TIGER"),
    ("BANK OF EAST LAND", "NGBANG"),
    ("SILVER", "UNSONG INTERNET"),
    ("JINXIANG", "KUMSANG"),
    ("ZHICHENG", "CHISONG"),
    ("SUN MOON STAR", "TIANBAO"),
    ("HANA BANKING", "BRILLIANCE"),
    ("HANA BANKING", "GORGEOUS"),
    ("CHEIL", "FIRST CREDIT"),
    ("SOUTH-SOUTH", "NAM NAM"),
    ("Union Bio", "Youer"),
    ("Joinworld", "Zhonghe"),
    ("Tomato", "Temeite"),
    ("Sunspeed", "Shengchi"),
    ("FOREIGN TRADE BANK", "MOOYOKBANK"),
    ("New Life", "Xinsheng"),
    ("Golden Horse", "Yunnan"),
    ("SECOND ACADEMY", "CHE 2 CHAYON"),
    ("RECONNAISSANCE", "CHONGCH"),
    ("NATURAL SCIENCES", "KWAHAK"),
    ("NATURAL RESOURCES", "CHAWO'N"),
)


def script(name: str) -> str:
    """Return hangul, hanzi, cyrillic or latin, by the first that occurs in this order.

    >>> script("목란 LLC"), script("Dandong")
    ('hangul', 'latin')
    """
    for kind, span in (
        ("hangul", "\uac00-\ud7af"),
        ("hanzi", "\u3400-\u9fff"),
        ("cyrillic", "\u0400-\u04ff"),
    ):
        if re.search(f"[{span}]", name):
            return kind
    return "latin"


@cache
def parts(name: str) -> tuple[frozenset[str], frozenset[str], tuple[str, ...], frozenset[str]]:
    """Return the places, trades, brand words and numbers of a Latin name."""
    words = [one for one in plain(name).split() if one not in SMALL and one not in FORMS]
    numbers = frozenset(one for one in words if any(sign.isdigit() for sign in one))
    places = frozenset(one for one in words if one in PLACES)
    trades = frozenset(one for one in words if one in TRADES)
    brand = tuple(one for one in words if one not in places and one not in trades and one not in numbers)
    return places, trades, brand, numbers


def is_acronym(short: str, long: str) -> bool:
    """Tell whether `short` is made of first letters of `long`, in order."""
    short = short.strip("'\" ")
    if not re.fullmatch(r"[A-Z&]{2,8}", short) or " " not in long:
        return False
    letters = iter("".join(word[0] for word in plain(long).split()).upper())
    return all(one in letters for one in short.replace("&", ""))


def kind_of_alias(a: str, b: str, how: str) -> str:
    """Return the kind of a pair of names of one entity."""
    scripts = {script(a), script(b)}
    if len(scripts) == 2 and any(re.fullmatch("[A-Z]{2,6}", one) for one in (a, b)):
        return "acronym"
    if "hangul" in scripts:
        return "alias_hangul"
    if "hanzi" in scripts:
        return "alias_hanzi"
    if is_acronym(a, b) or is_acronym(b, a):
        return "acronym"
    if how == "fka":
        return "former_name"
    for one, other in TRANSLATED:
        if (one in a and other in b) or (one in b and other in a):
            return "translated_brand"
    return "romanisation" if _spelled_apart(a, b) else "alias_latin"


def _spelled_apart(a: str, b: str) -> bool:
    """Tell whether what differs between two names is a spelling of the brand, not another word."""
    words_a, words_b = (frozenset(parts(one)[2]) for one in (a, b))
    left_a = "".join(one for one in parts(a)[2] if one not in words_b)
    left_b = "".join(one for one in parts(b)[2] if one not in words_a)
    return bool(left_a and left_b and left_a != left_b and ratio(left_a, left_b) >= 60)


COMMON = frozenset(
    words("""global national ocean asia star people peoples security state central second third first fishing korea global
    east west south north great new golden gold silver sun united world sky well smart union party workers army
    democratic republic public military academy general overseas air aero power red blue""")
)


def kind_of_cited(a: str, b: str, vessel: bool = False) -> str:
    """Return the kind of a pair of two different entries, or "" when the names are not near enough to be a test."""
    places_a, trades_a, brand_a, numbers_a = parts(a)
    places_b, trades_b, brand_b, numbers_b = parts(b)
    same_trade, same_place = bool(trades_a & trades_b), bool(places_a & places_b)
    if brand_a == brand_b and trades_a == trades_b and places_a == places_b:
        return "number" if numbers_a != numbers_b else ""
    near = ratio("".join(brand_a), "".join(brand_b)) if brand_a and brand_b else 0
    if vessel:
        return "near_brand" if near >= 60 else ""
    shared = [one for one in brand_a if one in brand_b and len(one) > 2 and one not in COMMON]
    if shared and (shared[0] in (brand_a[0], brand_b[0]) or len(shared) > 1):
        apart = places_a and places_b and not same_place
        return "place" if apart and trades_a == trades_b and brand_a == brand_b else "parent_sister"
    if near >= 50 and (same_trade or not (trades_a or trades_b)):
        return "near_brand"
    return "same_city_trade" if same_trade and same_place else ""
