"""Invented person names of three groups in China, for the swap test: false alerts against person lists by group.

A name is a family name (or, for Uyghur names, the father's given name) and a given name, each plainly common, joined at random.
No name stands for a person. A name that equals a person's name on the stored lists, in any of its spellings,
is passed over in every group alike, so that a hit is always a false one.
"""

import csv
import gzip
import random
import re
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from tests.truth.lists import SHARED, plain
from tests.truth.parts import words

PER_GROUP = 80
COLUMNS = words("id group latin latin_other native native_script hanzi author recorded note")

# Family name in Hanzi: Hangul as written in China and the North, pinyin, Korean spelling.
KO_FAMILY = "金:김,Jin,Kim 李:리,Li,Ri 朴:박,Piao,Pak 崔:최,Cui,Choe 郑:정,Zheng,Jong 姜:강,Jiang,Kang 许:허,Xu,Ho 全:전,Quan,Jon"
KO_SIGNS = """哲:철,zhe,chol 浩:호,hao,ho 明:명,ming,myong 虎:호,hu,ho 龙:룡,long,ryong 国:국,guo,kuk 日:일,ri,il 男:남,nan,nam
成:성,cheng,song 学:학,xue,hak 光:광,guang,kwang 洙:수,zhu,su 英:영,ying,yong 姬:희,ji,hui 花:화,hua,hwa 玉:옥,yu,ok
顺:순,shun,sun 美:미,mei,mi 香:향,xiang,hyang 善:선,shan,son 春:춘,chun,chun 实:실,shi,sil 今:금,jin,kum 海:해,hai,hae"""
HAN_FAMILY = "王:Wang 张:Zhang 刘:Liu 陈:Chen 杨:Yang 赵:Zhao 黄:Huang 周:Zhou 吴:Wu 徐:Xu 孙:Sun 马:Ma 朱:Zhu 胡:Hu 郭:Guo 何:He"
HAN_SIGNS = """伟:wei 强:qiang 磊:lei 军:jun 勇:yong 杰:jie 涛:tao 明:ming 超:chao 辉:hui 鹏:peng 建:jian 国:guo 志:zhi 文:wen
芳:fang 娜:na 敏:min 静:jing 丽:li 艳:yan 娟:juan 霞:xia 秀:xiu 玲:ling 桂:gui 英:ying 兰:lan 红:hong 梅:mei 婷:ting 雪:xue"""
# Given name: Uyghur in Arabic letters, the usual Chinese rendering. Fathers' names come from the first table only.
UY_MEN = """Memet:مەمەت,买买提 Tursun:تۇرسۇن,吐尔逊 Ablet:ئابلەت,阿布来提 Ablikim:ئابلىكىم,阿布力克木 Abdurehim:ئابدۇرېھىم,阿不都热依木
Ehmet:ئەخمەت,艾合买提 Yasin:ياسىن,亚森 Qadir:قادىر,卡德尔 Rozi:روزى,肉孜 Hesen:ھەسەن,艾山 Osman:ئوسمان,吾斯曼
Ismayil:ئىسمايىل,司马义 Yusup:يۈسۈپ,玉素甫 Yaqup:ياقۇپ,牙库甫 Imin:ئىمىن,依明 Tohti:توختى,托合提 Niyaz:نىياز,尼亚孜
Erkin:ئەركىن,艾尔肯 Alim:ئالىم,阿力木 Adil:ئادىل,阿迪力 Perhat:پەرھات,帕尔哈提 Ekber:ئەكبەر,艾克拜尔 Dilshat:دىلشات,迪里夏提"""
UY_WOMEN = """Aygul:ئايگۈل,阿依古丽 Patigul:پاتىگۈل,帕提古丽 Zeynep:زەينەپ,再娜甫 Gulnar:گۈلنار,古丽娜尔 Dilnur:دىلنۇر,迪丽努尔
Nurgul:نۇرگۈل,努尔古丽 Amine:ئامىنە,阿米娜 Tursungul:تۇرسۇنگۈل,吐尔逊古丽 Gulbahar:گۈلباھار,古丽巴哈尔 Rahile:راھىلە,热依拉"""


def _table(text: str) -> list[tuple[str, list[str]]]:
    return [(head, rest.split(",")) for head, rest in (one.split(":") for one in text.split())]


def _ethnic_korean(rng: random.Random) -> tuple[str, str, str, str, str]:
    family, (family_hangul, family_pinyin, family_korean) = rng.choice(_table(KO_FAMILY))
    (one, sound_one), (two, sound_two) = rng.sample(_table(KO_SIGNS), 2)
    latin = f"{family_pinyin} {sound_one[1]}{sound_two[1]}"
    given = f"{sound_one[2]} {sound_two[2]}".title()
    hangul = family_hangul + sound_one[0] + sound_two[0]
    return _title(latin), f"{family_korean} {given}", hangul, "hangul", family + one + two


def _title(name: str) -> str:
    return " ".join(word[0].upper() + word[1:] for word in name.split())


def _han(rng: random.Random) -> tuple[str, str, str, str, str]:
    family, (sound,) = rng.choice(_table(HAN_FAMILY))
    signs = rng.sample(_table(HAN_SIGNS), rng.choice([1, 2, 2]))
    given = "".join(sounds[0] for _, sounds in signs)
    hanzi = family + "".join(sign for sign, _ in signs)
    return f"{sound} {given.capitalize()}", f"{given.capitalize()} {sound}", hanzi, "hanzi", hanzi


def _uyghur(rng: random.Random) -> tuple[str, str, str, str, str]:
    given, (arabic, hanzi) = rng.choice(_table(UY_MEN) + _table(UY_WOMEN))
    father, (father_arabic, father_hanzi) = rng.choice(_table(UY_MEN))
    while father == given:
        father, (father_arabic, father_hanzi) = rng.choice(_table(UY_MEN))
    return (
        f"{given} {father}",
        f"{father}, {given}",
        f"{arabic} {father_arabic}",
        "arabic",
        f"{hanzi}·{father_hanzi}",
    )


GROUPS = {"ethnic Korean (China)": _ethnic_korean, "Uyghur": _uyghur, "Han": _han}


def letters_of(name: str) -> str:
    """Return the sorted letters of a name, so that order, case and hyphens do not matter."""
    return "".join(sorted(plain(name).replace(" ", "")))


def listed_people(shared: Path = SHARED) -> set[str]:
    """Return the sorted letters of the names of persons on the stored OFAC, UN and EU lists."""
    found: set[str] = set()
    for folder, pattern in (("ofac_sdn", "sdn_2024-05-03.csv.gz"), ("ofac_sdn", "alt_2025-12-24.csv.gz")):
        path = shared / folder / pattern
        if path.is_file():
            with gzip.open(path, "rt", encoding="latin-1", newline="") as stream:
                found |= {field for row in csv.reader(stream) for field in row[1:4] if "," in field}
    for path in sorted((shared / "eu_journal").glob("*.gz")):
        with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if row["schema"] == "Person":
                    found |= set(re.split("[;,]", f"{row['name']};{row['alias']}"))
    path = shared / "un_sc" / "UN_consolidated_2026-02-27.xml.gz"
    if path.is_file():
        with gzip.open(path, "rb") as stream:
            root: Element = fromstring(stream.read())
        for node in root.iter("INDIVIDUAL"):
            parts = [node.findtext(tag) or "" for tag in ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME")]
            found.add(" ".join(parts))
            found |= {one.findtext("ALIAS_NAME") or "" for one in node.iter("INDIVIDUAL_ALIAS")}
    return {letters_of(one) for one in found if plain(one)}


def rows(seed: str, author: str, recorded: str) -> list[list[object]]:
    """Return the rows of people.csv."""
    listed = listed_people()
    found: list[list[object]] = []
    for group, make in GROUPS.items():
        rng = random.Random(f"{seed} people {group}")
        seen: set[str] = set()
        while len(seen) < PER_GROUP:
            latin, other, native, script, hanzi = make(rng)
            if latin in seen or {letters_of(one) for one in (latin, other, native, hanzi)} & listed:
                continue
            seen.add(latin)
            at = f"p{len(found) + 1:03d}"
            found.append([at, group, latin, other, native, script, hanzi, author, recorded, "invented"])
    return found
