"""What a party field is, which names stand in it, and that no text breaks the reading."""

import csv
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unpick.names import bundled_tables, identifiers, normalise, party, party_kind, read_party
from unpick.names.identifiers import is_imo, is_lei, is_uscc
from unpick.names.latin import words_of
from unpick.names.normalise import read_name, read_plain
from unpick.names.party import party_names, plain_field
from unpick.names.scripts import MAX_LETTERS, clean


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("TO ORDER", "to_order"),
        ("To the order of SHINHAN BANK", "to_order"),
        ("SAME AS CONSIGNEE", "same_as"),
        ("AS ABOVE", "same_as"),
        ("-0-", "empty"),
        ("N/A", "empty"),
        ("", "empty"),
        ("x", "empty"),
        ("🎉🎉", "empty"),
        ("NAME WITHHELD", "withheld"),
        ("QUILLMOOR LOGISTICS CO LTD", "forwarder"),
        ("MAERSK LINE", "carrier"),
        ("BANK OF CHINA DANDONG BRANCH", "bank"),
        ("Room 5, 12 Zhongshan Road", "address"),
        ("No. 5 Zhongshan Road", "address"),
        ("JON JIN NO. 7", "firm"),
        ("Bankston Garment Ltd", "firm"),
        ("ORDERLY GARMENT LTD", "firm"),
    ],
)
def test_a_party_field_is_told_for_what_it_is(text: str, kind: str):
    assert party_kind(text) == kind


def test_to_order_of_a_bank_keeps_the_bank():
    assert read_party("TO ORDER OF SHINHAN BANK").hint == "shinhan bank"


def test_several_names_in_one_field_are_taken_apart():
    read = read_party("Quillmoor Ltd. a/k/a Vessard Trading f/k/a Orrin Mills and its subsidiaries")
    assert read.names == ("Quillmoor Ltd.", "Vessard Trading", "Orrin Mills")
    assert read.group


@pytest.mark.parametrize(
    ("text", "names", "own"),
    [
        ("Quillmoor Ltd; Vessard Ltd", ["Quillmoor Ltd", "Vessard Ltd"], 1),
        ("Quillmoor Ltd | Orrin Inc | Vessard LLC", ["Quillmoor Ltd", "Orrin Inc", "Vessard LLC"], 1),
        ("丹东绿沼服装厂、沈阳食品有限公司", ["丹东绿沼服装厂", "沈阳食品有限公司"], 1),
        ("QUILLMOOR CO LTD/VESSARD CO LTD", ["QUILLMOOR CO LTD", "VESSARD CO LTD"], 1),
        ("Quillmoor Ltd and Sons of Vessard Inc", ["Quillmoor Ltd", "Sons of Vessard Inc"], 1),
        ("Quillmoor Ltd and its subsidiaries; Vessard Ltd", ["Quillmoor Ltd", "Vessard Ltd"], 1),
        (
            "QUILLMOOR CORPORATION, VESSARD GENERAL CORPORATION",
            ["QUILLMOOR CORPORATION", "VESSARD GENERAL CORPORATION"],
            1,
        ),
        ("Quillmoor Co., Ltd., Vessard Co., Ltd.", ["Quillmoor Co., Ltd.", "Vessard Co., Ltd."], 1),
        ("Quillmoor Co., Pte., Ltd.", ["Quillmoor Co., Pte., Ltd."], 1),
        ("Quillmoor Ltd o/b/o Vessard GmbH", ["Quillmoor Ltd", "Vessard GmbH"], 1),
        ("Quillmoor d/b/a Vessard; TO ORDER", ["Quillmoor", "Vessard"], 2),
        ("丹东绿沼服装厂(又名:辽宁服装厂)", ["丹东绿沼服装厂", "辽宁服装厂"], 2),
        ("Quillmoor Ltd (丹东绿沼有限公司)", ["Quillmoor Ltd", "丹东绿沼有限公司"], 2),
        ("조선퀼무어무역회사 Quillmoor Trading", ["조선퀼무어무역회사", "Quillmoor Trading"], 2),
        ("Quillmoor and its subsidiaries a/k/a Vessard", ["Quillmoor", "Vessard"], 2),
        ("Smith Co and Sons Ltd", ["Smith Co and Sons Ltd"], 1),
        ("Quillmoor (Dandong) S.A./N.V.", ["Quillmoor (Dandong) S.A./N.V."], 1),
        ("Bank and Trust Co", ["Bank and Trust Co"], 1),
        ("Alias Trading Ltd", ["Alias Trading Ltd"], 1),
        ("丹东 Quillmoor 무역 Co", ["丹东 Quillmoor 무역 Co"], 1),
    ],
)
def test_other_firms_and_other_names_of_one_are_told_apart(text: str, names: list[str], own: int):
    read = read_party(text)
    assert read.names == tuple(names)
    assert read.own == tuple(names[:own])


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        (
            "Quillmoor Corp, Rakwon-dong, Pothonggang District",
            "Quillmoor Corp",
            "Rakwon-dong, Pothonggang District",
        ),
        (
            "QUILLMOOR CORP RAKWON-DONG POTHONGGANG DISTRICT",
            "QUILLMOOR CORP",
            "RAKWON-DONG POTHONGGANG DISTRICT",
        ),
        (
            "Quillmoor Co Ltd No. 12 Zhongshan Road Dandong",
            "Quillmoor Co Ltd",
            "No. 12 Zhongshan Road Dandong",
        ),
        ("Quillmoor Garment, 12 Zhongshan Road", "Quillmoor Garment", "12 Zhongshan Road"),
        ("QUILLMOOR CO., LTD. TEL:86-415-123", "QUILLMOOR CO., LTD.", "TEL:86-415-123"),
        ("丹东绿沼有限公司 辽宁省丹东市中山路12号", "丹东绿沼有限公司", "辽宁省丹东市中山路12号"),
        ("辽宁省丹东市中山路12号 丹东绿沼有限公司", "丹东绿沼有限公司", "辽宁省丹东市中山路12号"),
        ("조선퀼무어무역회사 평양시 보통강구역 락원동", "조선퀼무어무역회사", "평양시 보통강구역 락원동"),
    ],
)
def test_an_address_beside_a_name_is_no_part_of_it(text: str, name: str, address: str):
    read = read_party(text)
    assert (read.names, read.address) == ((name,), address)


@pytest.mark.parametrize(
    "text",
    [
        "Quillmoor Co., Ltd",
        "Quillmoor, 5 Star Foods Ltd",
        "Quillmoor Garment Co., Dandong Branch",
        "Quillmoor Factory No. 5",
        "Quillmoor Knit Ltd, Unit 4",
        "JOINT STOCK COMPANY 53 ARSENAL",
        "Quillmoor Road and Bridge Corp",
        "Quillmoor Association, Province of Vessard",
        "丹东绿沼有限公司沈阳分公司",
    ],
)
def test_what_tells_one_plant_from_another_is_no_address(text: str):
    assert (read_party(text).names, read_party(text).address) == ((text,), "")


def test_numbers_count_only_with_a_valid_check_digit():
    assert is_imo("9074729")
    assert not is_imo("9074720")
    assert is_lei("253400WSS48YWMBUA688")
    assert not is_lei("253400WSS48YWMBUA689")
    assert is_uscc("91350100M000100Y43")
    assert not is_uscc("91350100M000100Y44")
    assert [one.kind for one in identifiers("MV INVENTED IMO 9074729, 253400WSS48YWMBUA688")] == [
        "imoNumber",
        "leiCode",
    ]
    assert identifiers("invoice 123456789, order 9074720") == ()


def test_bidi_control_and_mojibake_do_not_hide_a_name():
    assert clean("ABC\u202e\u200b Tra\u00adding\x00 Co") == "ABC Trading Co"
    assert clean("SociÃ©tÃ© Quillmoor") == "Société Quillmoor"


def test_five_thousand_letters_are_read_up_to_a_bound():
    assert len(normalise("Q" * 5000).text) == MAX_LETTERS


def test_a_mixed_name_is_read_by_the_rules_of_each_script():
    kinds = {(part.kind, part.script) for part in normalise("丹东 Quillmoor 무역 Co").parts}
    assert kinds == {("place", "han"), ("brand", "latin"), ("trade", "hangul"), ("legal", "latin")}


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_no_text_breaks_the_reading(text: str):
    assert party_kind(text)
    assert normalise(text).parts is not None


@given(st.text(st.characters(min_codepoint=0x250), max_size=80))
@settings(max_examples=100, deadline=None)
def test_a_clean_text_stays_as_it_is(text: str):
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("QUILLMOOR SHIPPING LIMITED\nWANCHAI, HONG KONG", "QUILLMOOR SHIPPING LIMITED"),
        ("QUILLMOOR GROUP LTD.\nCHINA", "QUILLMOOR GROUP LTD."),
        ("OOO QUILLMOOR TEL:0415-2161234", "OOO QUILLMOOR"),
        ("QUILLMOOR SHIPPING LIMITED ADD: PYONGYANG, DPRK", "QUILLMOOR SHIPPING LIMITED"),
        ("QUILLMOOR\nTRADING LTD", "QUILLMOOR TRADING LTD"),
        ("QUILLMOOR LTD\nDANDONG BRANCH", "QUILLMOOR LTD DANDONG BRANCH"),
        ("TEL: QUILLMOOR LTD", "TEL: QUILLMOOR LTD"),
    ],
)
def test_a_line_of_places_or_a_label_with_a_colon_is_no_part_of_the_name(text: str, name: str):
    assert read_party(text).own == (name,)
    assert party_names(text) == (name,)


_JOINED = (
    "and",
    "c/o",
    "road",
    "Ltd",
    "Co., Ltd.",
    "to order of",
    "H.K.",
    "HK",
    "J.V",
    "a.k.a",
    "alias",
    "-",
    ",",
    "s.",
    "No",
    "x",
)


@pytest.mark.parametrize("seed", range(4))
def test_a_plain_field_is_read_as_any_other(seed: int):
    rng = random.Random(seed)
    with (Path(__file__).parent.parent / "truth" / "pairs.csv").open(encoding="utf-8", newline="") as file:
        names = sorted({row["a"] for row in csv.DictReader(file) if row["split"] == "dev"})
    plain = 0
    for _ in range(3_000):
        words = rng.choice(names).split()
        for _ in range(rng.randint(0, 2)):
            words.insert(rng.randrange(len(words) + 1), rng.choice(_JOINED))
        text = rng.choice((" ", " ", ". ", ", ", "  ")).join(words)[: rng.choice((3, 35, 90))]
        found = plain_field(text)
        if found is None:
            continue
        plain += 1
        cleaned = party.clean(party._above_places(text)[0])
        spelled = " ".join(party._WORD.findall(party.latin_letters(cleaned)))
        assert party._without_kind(cleaned, spelled).names == (found[0],)
        assert found[1] == words_of(party.latin_letters(party.clean(found[0])))
        tables = bundled_tables()
        assert read_plain(*found, tables) == read_name(found[0], tables)
    assert plain > 500
