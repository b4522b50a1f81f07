"""Build the tables of src/unpick/names/tables from `tools/names_data`, place codes and Unihan.

Usage: PYTHONPATH=src python tools/build_name_tables.py DATA_FOLDER UNICODE_FOLDER

DATA_FOLDER has places/cn_cities.csv.gz, cn_areas.csv.gz, kp_admin_hierarchy.json.gz and
codes/schedule_c_countries.csv.gz; UNICODE_FOLDER has Unihan_Readings.txt.bz2 and Unihan_Variants.txt.bz2, as
the Debian package unicode-data 15.0.0 carries them. What a person knows stands in `tools/names_data`.
"""

import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pypinyin import lazy_pinyin

from name_glosses import glosses
from name_meanings import meanings
from name_places import places
from name_readings import readings
from name_transcribed import transcribed
from unpick.names.fold import is_pinyin, korean_syllables, syllables
from unpick.names.latin import words_of
from unpick.names.lexicon import sidecar
from unpick.names.scripts import latin_letters

HERE = Path(__file__).parent / "names_data"
OUT = Path(__file__).parent.parent / "src" / "unpick" / "names" / "tables"
WORD_COLUMNS = ("form", "kind", "concept", "sense", "where", "tongue", "source")
Row = tuple[str, ...]

PLAIN_ROMANISED = frozenset(
    [
        "maoyi",
        "fangzhi",
        "fuzhuang",
        "keji",
        "shipin",
        "jixie",
        "jinshu",
        "dianzi",
        "jianzhu",
        "huagong",
        "mianma",
        "nongye",
        "nengyuan",
        "wuliu",
        "yaoye",
        "guiye",
        "gaoke",
        "kuangye",
        "shuichan",
        "yinhang",
        "youyi",
        "jingmao",
        "muyok",
        "muyuk",
        "muyeok",
        "unhaeng",
        "unhaengg",
        "haeun",
        "poghom",
        "pohom",
        "pangjik",
        "bangjik",
        "pibok",
        "phibok",
        "uiryu",
        "kwahak",
        "kisul",
        "taehak",
        "kwangsan",
    ]
)
"""Romanised trades of two syllables that are themselves wherever they stand; others of that length are shy."""


LONG = 4
"""Syllables from which a romanised word is no brand: sonbakhoesa, gongyeyuanqu."""


def lines(name: str) -> Iterator[list[str]]:
    """Yield the fields of a data file without its comments."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [*line.split(";"), *[""] * 7]


def split(cell: str) -> list[str]:
    """Return the forms of a cell, once each."""
    return list(dict.fromkeys(one.strip() for one in cell.split("|") if one.strip()))


def both_ways(forms: Iterable[str]) -> list[str]:
    """Return forms, and those with `and` also without it, as they come out of `Iron & Steel`."""
    told = list(forms)
    return [*told, *(one.replace(" and ", " ") for one in told if " and " in one)]


def write(name: str, columns: Row, rows: Iterable[Row]) -> int:
    """Write a table, sorted, and return its number of rows."""
    ordered = sorted(set(rows))
    with (OUT / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(ordered)
    print(f"{name:15} {len(ordered):6}")
    return len(ordered)


def pinyin(han: str) -> str:
    """Return joined pinyin without tones."""
    return "".join(lazy_pinyin(han)).replace("ü", "v")


class Words:
    """Rows of the word tables; a form keeps its first meaning."""

    def __init__(self) -> None:
        self.seen: dict[str, Row] = {}
        self.ofac = set((HERE / "from_ofac.txt").read_text(encoding="utf-8").split("\n"))

    def add(
        self, form: str, kind: str, concept: str, sense: str = "", where: str = "", tongue: str = ""
    ) -> None:
        """Add a form unless it is there."""
        form = form if not form.isascii() else " ".join(words_of(latin_letters(form)))
        if not form:
            return
        source = "ofac" if form in self.ofac else "hand"
        where = "" if where == "any" else where
        row = (form, kind, concept, sense, where, tongue, source)
        held = self.seen.setdefault(form, row)
        if held[:4] != row[:4]:
            print("two meanings:", held[:4], row[:4])


def tongue_of(form: str, known: set[str], korean: set[str]) -> str:
    """Tell whether a romanised form is Chinese or Korean, by the Hanzi beside it, and whether it is shy."""
    joined = form.replace(" ", "")
    chinese = joined in known or (is_pinyin(joined) and joined not in korean)
    short = len(syllables(joined) if chinese else korean_syllables(joined)) <= 2
    shy = "?" if short and joined == form and form not in PLAIN_ROMANISED else ""
    return ("pinyin" if chinese else "korean") + shy


def word_tables() -> tuple[list[Row], list[Row], list[Row]]:
    """Return the rows of legal.csv, trades.csv and words.csv; a form keeps the meaning it has first."""
    words = Words()
    counts = [0]
    for fill in (add_legal, add_trades, add_words):
        fill(words)
        counts.append(len(words.seen))
    rows = list(words.seen.values())
    return rows[: counts[1]], rows[counts[1] : counts[2]], rows[counts[2] :]


def add_legal(words: Words) -> None:
    """Add the legal forms; sense is the country where a form is usual."""
    for concept, area, where, forms, *_ in lines("legal.txt"):
        for form in split(forms):
            chinese = area in ("CN", "TW") and where == "any" and form[:2] in ("go", "yo", "gu", "ge", "he")
            korean = "hoesa" in form or "hoisa" in form or form.startswith("hap")
            words.add(
                form, "legal", concept, area, where, "korean" if korean else "pinyin" if chinese else ""
            )
    for concept, area, where, forms, *_ in lines("legal_cjk.txt"):
        for form in split(forms):
            words.add(form, "legal", concept, area, where)


def add_trades(words: Words) -> None:
    """Add what state bodies are for, whose senses stay apart, then the trades; `?`: a romanised form that brands share; `$`: it counts at the end of a name only."""
    for sense, concept, english, han, hangul, *_ in lines("state.txt"):
        for form in (*both_ways(split(english)), *split(han), *split(hangul)):
            words.add(form, "trade", concept, sense)
    held: dict[str, tuple[str, str]] = {}
    for sense, concept, english, han, hangul, latin, short, *_ in (*lines("trades.txt"), *lines("goods.txt")):
        forms = (*split(english), *split(han), *split(hangul))
        # A row that shares a form with an earlier one of its trade, or is a kind of it (tomato paste), is of its sense.
        kin = (*forms, forms[0].split(" ")[0]) if forms else ()
        sense = next((held[one][1] for one in kin if held.get(one, ("",))[0] == concept), sense)
        held.update((one, (concept, sense)) for one in forms if one not in held)
        known = {pinyin(one) for one in split(han)}
        korean = {spelled for one in split(hangul) for spelled in koreans(one)}
        for form in (*both_ways(split(english)), *split(han), *split(hangul), *split(short)):
            words.add(form.removesuffix("$"), "trade", concept, sense, "end" if form.endswith("$") else "")
        for form in split(latin):
            plain = form.removesuffix("?")
            tongue = tongue_of(plain, known, korean)
            tongue = f"{tongue}?" if form != plain and not tongue.endswith("?") else tongue
            words.add(plain, "trade", concept, sense, tongue=tongue)


def add_words(words: Words) -> None:
    """Add weak words, roles, the state, numbers, stop words, prefixes and words beside places."""
    for kind, concept, forms, cjk, *_ in lines("words.txt"):
        known = {pinyin(one) for one in split(cjk)}
        korean = {spelled for one in split(cjk) if one[0] >= "\uac00" for spelled in koreans(one)}
        for form in (*split(forms), *split(cjk)):
            joined = form.replace(" ", "") if kind in ("weak", "role") and form.isascii() else ""
            tongue = "pinyin" if joined in known else "korean" if joined in korean else ""
            words.add(form, kind, concept, tongue=tongue)


def kept_places(rows: list[Row], generic: set[str]) -> list[Row]:
    """Leave out small places that a generic word or a surely read place spells alike: Ziyuan is resources."""
    sure = {form for form, _, reading, _ in rows if reading == "sure"}
    spoken = generic - set(sidecar()["declared"])
    return [
        row
        for row in rows
        if row[2] == "sure" or not (row[0] in spoken or (row[2] == "named" and row[0] in sure))
    ]


def koreans(hangul: str) -> set[str]:
    """Return the three romanisations of a Hangul word."""
    from unpick.names.romanise import romanise_dprk, romanise_mr
    from unpick.names.scripts import romanise_hangul

    return {romanise_hangul(hangul), romanise_mr(hangul), romanise_dprk(hangul)}


def romanised(rows: Iterable[Row], taken: set[str]) -> Iterator[Row]:
    """Yield the Latin spellings of Hanzi and Hangul words of two syllables and more that no table has yet."""
    done: set[str] = set()
    for form, kind, concept, sense, _where, _tongue, _source in rows:
        if len(form) < 2 or kind in ("number", "stop", "state") or form.isascii():
            continue
        if "\u4e00" <= form[0] <= "\u9fff":
            spelled, tongue = {pinyin(form)}, "pinyin?" if len(form) < LONG else "pinyin"
        elif "\uac00" <= form[0] <= "\ud7af":
            spelled, tongue = koreans(form), "korean?" if len(form) < LONG else "korean"
        else:
            continue
        for one in sorted(spelled):
            if one not in taken and one not in done and one.isascii() and one.isalpha() and len(one) >= 4:
                done.add(one)
                yield (one, kind, concept, sense, "", tongue, "made")


def main() -> None:
    """Read the arguments and build."""
    data, unicode_folder = Path(sys.argv[1]), Path(sys.argv[2])
    read = list(readings(unicode_folder))
    write("readings.csv", ("hanzi", "hangul", "pinyin", "cantonese"), (row[:4] for row in read))
    # Characters of one reading that Korea does not use name nobody in its newspapers.
    spelled = {hanzi: heard for hanzi, hangul, _, _, heard in read if hangul or len(heard) > 1}
    write("transcribed.csv", ("hangul", "pinyin", "source"), transcribed(unicode_folder, spelled))
    write("meanings.csv", ("form", "kind", "english", "source"), meanings(HERE / "meanings.txt"))
    write("glosses.csv", ("hanzi", "english"), glosses(unicode_folder))
    legal, trades, words = word_tables()
    found = kept_places(places(data, HERE), {row[0] for row in (*legal, *trades, *words)})
    write("places.csv", ("form", "code", "reading", "source"), found)
    write("legal.csv", WORD_COLUMNS, legal)
    write("trades.csv", WORD_COLUMNS, trades)
    write("words.csv", WORD_COLUMNS, words)
    taken = {row[0] for row in (*legal, *trades, *words)} | {row[0] for row in found}
    write("romanised.csv", WORD_COLUMNS, romanised((*legal, *trades, *words), taken))


if __name__ == "__main__":
    main()
