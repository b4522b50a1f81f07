"""The bundled table of what becomes what: its sources, its order, and what it covers."""

import itertools

import pytest
from tools.check_become import TABLE, faults, in_order

from unpick.goods.become import Become, become_steps, can_become
from unpick.goods.steps import OLDER_HEADINGS, expand_codes, read_steps
from unpick.goods.watched import hs_description
from unpick.model.errors import TableFault

SECTORS = {
    # High-priority sectors under the strategy of 2022 and its updates of 2024-07-09 and 2025-08-19
    # (research/law.md, section 2).
    "apparel": ("5407", "6204"),
    "cotton": ("5201", "5205", "5208", "6205"),
    "cotton, knitted": ("5201", "5205", "6006", "6109"),
    "silica": ("2506", "280469", "280461", "3818", "854143", "8501"),
    "tomatoes": ("0702", "2002", "2103"),
    "aluminum": ("2606", "2818", "7601", "7604", "7610"),
    "aluminum in vehicles": ("7601", "8708", "8703"),
    "pvc from coal": ("2701", "284910", "290129", "290321", "3904", "3918"),
    "pvc from salt": ("2501", "2801", "290321", "3904", "3917"),
    "seafood": ("0302", "0303", "0304", "1604"),
    "shellfish": ("0307", "1605"),
    "steel": ("2601", "7201", "7206", "7208", "7306", "8708", "8703"),
    "steel from scrap": ("7204", "7207", "7213", "7318", "9403"),
    "copper": ("2603", "7402", "7403", "7408", "8544", "8708"),
    "lithium": ("2530", "2836", "2825", "8507", "8703"),
    "caustic soda": ("2501", "2815", "2818", "7601"),
    "caustic soda in soap": ("2815", "3401"),
    "red dates": ("0810", "0813", "2008"),
    # Goods of the founding texts and of the orders that the research names.
    "wigs": ("0501", "6703", "6704"),
    "eyelashes of synthetic fiber": ("5404", "6704"),
    "quilts": ("5208", "9404"),
    "down": ("0505", "9404"),
    "protective clothing": ("5503", "5603", "6210"),
    "knitted dolls": ("5509", "9503"),
    "loofahs": ("1404", "4602"),
    "artificial flowers": ("5407", "6702"),
    "helmet linings": ("6006", "6507", "6506"),
    "supplements": ("1211", "1302", "2106"),
    "shoes": ("4101", "4104", "4107", "6403"),
    "handbags": ("4101", "4104", "4202"),
    "computer parts": ("8542", "8473", "8471"),
    "coal": ("2701", "2704", "7201"),
    "magnesite": ("2519", "6902"),
    "gold": ("2616", "7108", "7113"),
    "silk": ("5001", "5004", "5007", "6214"),
    "wool": ("5101", "5105", "5107", "5112", "6203"),
    "viscose": ("4403", "4702", "5504", "5510", "5516", "6206"),
    "polyester": ("2709", "2902", "2917", "3907", "5402", "5407", "6204"),
    "blends": ("5203", "5513", "6205"),
    "gloves": ("4002", "4015"),
    "tires": ("4001", "4005", "4011", "8703"),
    "cobalt": ("2605", "2822", "8507", "8517"),
    "graphite": ("2504", "3801", "8507"),
    "nickel": ("2604", "7501", "2833", "2841", "8507"),
    "furniture": ("4403", "4407", "9403"),
    "paper": ("4403", "4703", "4802", "4901"),
    "palm oil": ("1207", "1511", "3823", "3401"),
    "sugar": ("121293", "1701", "1704"),
    "cocoa": ("1801", "1803", "1806"),
    "tobacco": ("2401", "2403", "2402"),
    "carpets": ("5101", "5106", "5701"),
    "bricks": ("2508", "6904"),
    "mica": ("2525", "6814"),
    "coffee": ("0901", "2101"),
}

NEVER = [
    ("5201", "7601"), ("5205", "7604"), ("6704", "5201"), ("6704", "0501"), ("6703", "0501"), ("7601", "2606"),
    ("8541", "2804"), ("8703", "8708"), ("8703", "7601"), ("0303", "6204"), ("0702", "8541"), ("2501", "5201"),
    ("7208", "0303"), ("8507", "283691"), ("6204", "5208"), ("9403", "4407"), ("2402", "2401"), ("1806", "1801"),
    ("3904", "290321"), ("4011", "4001"), ("7108", "5201"), ("8471", "6204"), ("0813", "0810"), ("2815", "2501"),
    ("5101", "5205"), ("5001", "5205"), ("0501", "5208"), ("7403", "7601"), ("7601", "7403"), ("4403", "7206"),
    ("2701", "5201"), ("1701", "6204"), ("0303", "0702"), ("6403", "4107"), ("2103", "0702"), ("8708", "6204"),
    ("5208", "6109"),
]  # fmt: skip


def test_the_table_has_no_fault():
    assert faults(TABLE.read_bytes()) == []


def test_the_table_is_in_order_to_the_byte():
    data = TABLE.read_bytes()
    assert in_order(data) == data


@pytest.mark.parametrize("sector", SECTORS)
def test_a_sector_goes_from_raw_material_to_finished_goods(sector: str):
    chain = SECTORS[sector]
    for before, after in itertools.combinations(chain, 2):
        assert can_become(before, after) in (Become.DOES, Become.PART, Become.COULD), (before, after)


@pytest.mark.parametrize(("before", "after"), NEVER)
def test_goods_never_become_these(before: str, after: str):
    assert can_become(before, after) is Become.NO


def test_no_finished_garment_wig_or_meal_becomes_a_raw_material():
    raw = [
        "0303",
        "0501",
        "0702",
        "0810",
        "2501",
        "2505",
        "2601",
        "2606",
        "2701",
        "4001",
        "4403",
        "5101",
        "5201",
    ]
    for finished in ("6109", "6204", "6704", "9404", "2103", "1604", "8703", "8541", "9403", "9503", "6403"):
        assert [code for code in raw if can_become(finished, code) is not Become.NO] == []


def test_what_headings_say_of_themselves_is_sure_and_the_rest_is_not():
    assert (
        can_become("5201", "5208") is can_become("0303", "1604") is can_become("2401", "2402") is Become.DOES
    )
    assert can_become("280461", "8541") is can_become("7601", "8708") is Become.COULD


def test_each_relation_of_the_table_is_backed_as_its_mark_says():
    marks = {(step.relation, step.mark) for step in become_steps()}
    assert marks == {
        (Become.DOES, "R"), (Become.PART, "R"), (Become.PACKS, "R"),
        (Become.COULD, "R"), (Become.COULD, "V"), (Become.COULD, "M"),
    }  # fmt: skip


def test_every_code_of_the_table_is_in_hs_2022():
    for step in become_steps():
        for code in (*expand_codes(step.before), *expand_codes(step.after)):
            assert hs_description(code), (step.chain, code)


def test_older_headings_are_gone_and_lead_to_one_that_is_there():
    for older, now in OLDER_HEADINGS.items():
        assert not hs_description(older)
        assert hs_description(now)


HEADER = "chain,from,to,relation,mark,source\n"


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("x,5299,5205,could,M,because", "from"),
        ("x,5201,52051,could,M,because", "to"),
        ("x,5203-5201,5205,could,M,because", "from"),
        ("x,5201,,could,M,because", "to"),
        ("x,5201,5201-5203,could,M,because", "to"),
        ("x,5201,5205,same,M,because", "relation"),
        ("x,5201,5205,might,M,because", "relation"),
        ("x,4819,6204,packs,M,because", "to"),
        ("x,5201,5205,could,Z,because", "mark"),
        ("x,5201,5205,could,M,", "source"),
    ],
)
def test_an_unusable_row_is_refused_with_its_place(row: str, column: str):
    with pytest.raises(TableFault) as fault:
        read_steps("own.csv", (HEADER + row).encode())
    assert f"own.csv, row 2, column {column}" in str(fault.value)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a,b\n1,2\n", b'chain,"from\n', b"", b"x" * 2_000_001])
def test_what_is_no_table_is_refused(data: bytes):
    with pytest.raises(TableFault):
        read_steps("own.csv", data)


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ('a,5201,5205,does,M,"because"', "only a heading's own words make it does"),
        ('a,8708,8703,part,V,"http://x"', "only a heading's own words make it part"),
        ('a,5201,5205,could,V,"a book"', "names no address"),
        ('a,5201,5205,could,R,"a book"', "quotes no heading"),
        ('a,5201,5205,could,R,"HS 2022, 7601: ""Aluminium"""', "no code of the row"),
        ('a,5201,5205,does,R,"HS 2022, 5205: ""yarn of gold"""', "does not stand under 5205"),
        ("b,5201,5205,could,M,x\na,5201,5206,could,M,x", "not in order"),
        ("a,5203 5201,5205,could,M,x", "not in order"),
        (
            'a,4819,,packs,R,"HS 2022, 4819: ""Cartons"""\nb,4819,9503,could,M,x',
            "4819 packs goods and becomes none",
        ),
        ("a,5201,5205,could,M,x\nb,5201,5205,could,M,x", "another row has the same codes"),
        (
            'a,5201,5203,does,R,"HS 2022, 5203: ""Cotton"""\na,5203,5201,does,R,"HS 2022, 5201: ""Cotton"""',
            "5201 becomes itself",
        ),
    ],
)
def test_the_checker_sees_the_fault(rows: str, wrong: str):
    assert any(wrong in fault for fault in faults((HEADER + rows + "\n").encode()))
