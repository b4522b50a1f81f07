"""UN, EU, consolidated screening list, CBP, UFLPA, names: trap by trap."""

import datetime as dt

import pytest

from tests.datasets.lists.conftest import CBP_HEADER, UFLPA_PAGE, UN_LIST
from unpick.datasets.lists.cbp import names_of, read_cbp, read_cbp_names
from unpick.datasets.lists.csl import read_csl
from unpick.datasets.lists.eu import read_eu
from unpick.datasets.lists.eu_fsf import read_eu_fsf
from unpick.datasets.lists.names_only import read_names
from unpick.datasets.lists.uflpa import parse_entity, read_uflpa_page, read_uflpa_table
from unpick.datasets.lists.un import read_un
from unpick.model.days import FOREVER, LONG_AGO
from unpick.model.errors import ListFault, UnreadableFile

EU_COLUMNS = (
    "celex,recordId,programKey,annex,measure,startDate,reason,schema,name,alias,weakAlias,previousName,"
    "nationality,passportNumber,registrationNumber,imoNumber,address,notes"
)
CSL_COLUMNS = (
    "_id,source,entity_number,type,programs,name,title,addresses,federal_register_notice,start_date,end_date,"
    "standard_order,license_requirement,license_policy,call_sign,vessel_type,gross_tonnage,"
    "gross_registered_tonnage,vessel_flag,vessel_owner,remarks,source_list_url,alt_names,citizenships,"
    "dates_of_birth,nationalities,places_of_birth,source_information_url,ids"
)


def rows(version, table="listing"):
    return getattr(version, table).to_pylist()


def names(version):
    return [(row["name"], row["kind"]) for row in rows(version, "name")]


def eu_file(*lines: str) -> tuple[str, bytes]:
    return "eu.csv", "\n".join([EU_COLUMNS, *lines]).encode()


def eu_line(**cells: str) -> str:
    base = {
        "celex": "32017R1509",
        "recordId": "1",
        "programKey": "EU-PRK",
        "annex": "XV.B",
        "schema": "LegalEntity",
    }
    told = base | {"measure": "Asset freeze", "startDate": "22.12.2009"} | cells
    return ",".join('"' + told.get(name, "").replace('"', '""') + '"' for name in EU_COLUMNS.split(","))


def csl_line(**cells: str) -> str:
    told = {
        "_id": "1",
        "source": "Invented List - Some Department",
        "entity_number": "77",
        "name": "X",
    } | cells
    return ",".join('"' + told.get(name, "") + '"' for name in CSL_COLUMNS.split(","))


def test_a_person_on_the_un_list_has_all_four_parts_of_the_name():
    version = read_un(("un.xml", UN_LIST.encode()))
    assert names(version)[0] == ("A INVENTED B PERSON", "name")
    assert version.as_of == dt.date(2026, 9, 1)


def test_un_aliases_may_be_empty_or_hold_several_names():
    version = read_un(("un.xml", UN_LIST.encode()))
    assert ("One", "weakAlias") in names(version)
    assert ("Two", "weakAlias") in names(version)
    assert len(names(version)) == 5


def test_the_un_committee_makes_the_nexus_not_the_country_of_the_address():
    told = {row["ref"]: row["nexus"] for row in rows(read_un(("un.xml", UN_LIST.encode())))}
    assert told == {"KPi.900": "KP", "IRe.900": ""}


def test_what_an_entry_without_update_says_was_public_when_it_was_listed():
    public = {row["name"]: row["public_from"] for row in rows(read_un(("un.xml", UN_LIST.encode())), "name")}
    assert public["Made-up Trading"] == dt.date(2016, 11, 30)
    assert public["One"] == dt.date(2022, 7, 26)


def test_a_cut_un_list_is_unreadable():
    with pytest.raises(UnreadableFile, match="cut short"):
        read_un(("un.xml", UN_LIST[:900].encode()))


def test_an_xml_bomb_is_not_opened():
    bomb = '<!DOCTYPE l [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><CONSOLIDATED_LIST>&b;</CONSOLIDATED_LIST>'
    with pytest.raises(UnreadableFile, match="declares entities"):
        read_un(("un.xml", bomb.encode()))


def test_eu_days_are_read_as_numbers_and_as_words():
    version = read_eu(
        eu_file(eu_line(name="A"), eu_line(name="B", recordId="2", startDate="2 March 2021")),
        as_of=dt.date(2026, 8, 22),
    )
    assert [row["from_latest"] for row in rows(version)] == [dt.date(2009, 12, 22), dt.date(2021, 3, 2)]


def test_eu_aliases_lose_quotes_and_brackets_and_know_former_names():
    line = eu_line(
        name="Kim Invented", alias='"Gim Invented; (金铁三)"; f.k.a.: Old Invented', schema="Person"
    )
    version = read_eu(eu_file(line), as_of=dt.date(2026, 8, 22))
    assert names(version)[1:] == [
        ("Gim Invented", "alias"),
        ("金铁三", "alias"),
        ("Old Invented", "previousName"),
    ]


def test_a_ship_in_brackets_is_another_name_of_the_ship():
    line = eu_line(name="Invented Star (Made-up Gang)", recordId="", schema="Vessel", imoNumber="9999999")
    version = read_eu(eu_file(line), as_of=dt.date(2026, 8, 22))
    assert names(version)[1:] == [("Invented Star", "alias"), ("Made-up Gang", "alias")]
    assert rows(version)[0]["entity_id"] == "eu_1509-XV.B.imo9999999"


def test_a_ship_whose_imo_number_does_not_exist_has_none():
    line = eu_line(name="Invented Boat 078", schema="Vessel", imoNumber="Does not exist")
    assert len(read_eu(eu_file(line), as_of=dt.date(2026, 8, 22)).identifier) == 0


def test_an_eu_entry_without_a_day_is_undated():
    [listing] = rows(read_eu(eu_file(eu_line(name="A", startDate="")), as_of=dt.date(2026, 8, 22)))
    assert (listing["from_earliest"], listing["from_latest"]) == (LONG_AGO, FOREVER)


def test_another_regulation_is_refused_by_name():
    with pytest.raises(ListFault, match="32014R0833"):
        read_eu(eu_file(eu_line(name="A", celex="32014R0833")), as_of=dt.date(2026, 8, 22))


def test_the_eu_file_takes_each_further_row_of_an_entity_as_an_alias():
    text = (
        "\ufefffileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber;Entity_DesignationDate;Entity_SubjectType_ClassificationCode;"
        "Entity_Regulation_PublicationDate;Entity_Regulation_Programme;NameAlias_WholeName\n"
        "01/09/2026;42;EU.42.1;;enterprise;2017-08-31;PRK;Invented Trading\n"
        "01/09/2026;42;EU.42.1;;enterprise;2017-08-31;PRK;Made-up Trading\n"
    )
    version = read_eu_fsf(("eu.csv", text.encode()))
    assert names(version) == [("Invented Trading", "name"), ("Made-up Trading", "alias")]
    assert (version.as_of, rows(version)[0]["nexus"]) == (dt.date(2026, 9, 1), "KP")


def test_the_second_header_of_the_screening_list_is_no_entry():
    text = "\n".join([CSL_COLUMNS, CSL_COLUMNS, csl_line(start_date="2020-12-23", alt_names="Y; Z")])
    version = read_csl(("csl.csv", text.encode()), as_of=dt.date(2023, 11, 30))
    assert names(version) == [("X", "name"), ("Y", "alias"), ("Z", "alias")]
    assert "header stands again" in version.notes[0]


def test_the_screening_list_has_the_words_on_north_korea_among_the_identifiers():
    ids = "Secondary sanctions risk:, North Korea Sanctions Regulations, sections 510.201 and 510.210"
    text = "\n".join([CSL_COLUMNS, csl_line(programs="NPWMD", ids=ids)])
    [listing] = rows(read_csl(("csl.csv", text.encode()), as_of=dt.date(2023, 11, 30)))
    assert listing["nexus"] == "KP"


def test_a_screening_list_that_ends_inside_a_quote_is_cut_short():
    text = "\n".join([CSL_COLUMNS, csl_line(), csl_line(entity_number="78", addresses="c/o Someone")])
    version = read_csl(("csl.csv", text.encode()[:-100]), as_of=dt.date(2023, 11, 30))
    assert (version.entities, version.rejects[0].problem) == (1, "the file ends inside a quoted field")
    assert "cut short" in version.partial


def test_cbp_rows_are_latin_1_with_days_and_goods():
    line = (
        '"Peñón Invented a/k/a Made-up Prison",Mexico,Apparel,Active,WRO,01/13/2021,"Cotton, all",,,2021,MX'
    )
    version = read_cbp(("cbp.csv", f"{CBP_HEADER}\n{line}\n".encode("latin-1")), as_of=dt.date(2026, 9, 1))
    [listing] = rows(version)
    assert names(version) == [("Peñón Invented", "name"), ("Made-up Prison", "alias")]
    assert listing["from_latest"] == dt.date(2021, 1, 13)
    assert listing["measure"] == "Active; Cotton, all"


def test_an_order_no_longer_active_ended_on_a_day_nobody_gives(day):
    line = "Invented Works,China,Machinery,Inactive,Finding,03/01/1993,Engines,revoked,,1993,CN"
    [listing] = rows(read_cbp(("cbp.csv", f"{CBP_HEADER}\n{line}\n".encode()), as_of=day))
    assert (listing["to_earliest"], listing["to_latest"]) == (dt.date(1993, 3, 1), day)


def test_an_undated_order_is_not_known(day):
    line = "Invented Works,China,Machinery,Active,WRO,,Engines,,,,CN"
    [listing] = rows(read_cbp(("cbp.csv", f"{CBP_HEADER}\n{line}\n".encode()), as_of=day))
    assert (listing["from_earliest"], listing["from_latest"]) == (LONG_AGO, FOREVER)


def test_an_order_that_names_xinjiang_has_the_nexus_and_a_region_is_no_firm(day):
    region = "Xinjiang Uyghur Autonomous Region (XUAR)"
    text = f"cbp_entity_text,name,aliases,notes,country\n{region},{region},,,\n"
    [listing] = rows(read_cbp_names(("cbp.csv", text.encode()), as_of=day))
    assert (listing["nexus"], listing["schema"]) == ("XJ", "Site")


def test_and_stands_inside_names():
    assert names_of("Invented Hide and Garment Factory") == [("Invented Hide and Garment Factory", (), "")]


def test_a_longer_cell_is_read_as_a_person_read_it(day):
    cell = "Yili Zhuowan Garment Manufacturing Co., Ltd. and Baoding LYSZD Trade and Business Co., Ltd."
    line = f'"{cell}",China,Apparel,Active,WRO,09/03/2020,Apparel,,,2020,CN'
    version = read_cbp(("cbp.csv", f"{CBP_HEADER}\n{line}\n".encode()), as_of=day)
    assert version.entities == 2


def test_the_uflpa_page_gives_clauses_aliases_and_subsidiaries():
    version = read_uflpa_page(("uflpa.html", UFLPA_PAGE.encode()))
    assert version.as_of == dt.date(2026, 7, 31)
    told = [(row["caption"], row["section"]) for row in rows(version)]
    assert told == [
        ("Invented Mill Co., Ltd.", "2(d)(2)(B)(i)"),
        ("Fictive Group", "2(d)(2)(B)(i)"),
        ("Fictive A Co., Ltd.", "2(d)(2)(B)(i)"),
        ("Fictive B Co., Ltd.", "2(d)(2)(B)(i)"),
        ("Invented Mill Co., Ltd.", "2(d)(2)(B)(v)"),
        ("Undated & Sons", "2(d)(2)(B)(v)"),
    ]
    assert version.entities == 5
    assert ("Old Sons", "previousName") in names(version)
    assert [reject.value for reject in version.rejects] == ["soon"]


def test_a_cut_uflpa_page_is_partial():
    version = read_uflpa_page(("uflpa.html", UFLPA_PAGE[: UFLPA_PAGE.index("Undated")].encode()))
    assert "cut short" in version.partial


@pytest.mark.parametrize(
    ("cell", "aliases"),
    [
        (
            "X (also known as A; B; and formerly known as C)",
            [("A", "alias"), ("B", "alias"), ("C", "previousName")],
        ),
        ("X (including two aliases: A and B)", [("A", "alias"), ("B", "alias")]),
        (
            "X (including one alias: Cotton and Linen Trading) and subsidiaries",
            [("Cotton and Linen Trading", "alias")],
        ),
        ("X (formerly known as A; and also known as B)", [("A", "previousName"), ("B", "alias")]),
        ("X (Shanshan) Co., Ltd.", []),
    ],
)
def test_uflpa_grammar(cell, aliases):
    assert list(parse_entity(cell).aliases) == aliases


def test_a_placeholder_is_a_note_and_never_an_alias(day):
    text = (
        "name,aliases,section,effective_date,source,trust\n"
        "Fictive Corporation,and eight Nowhere-based subsidiaries (names not found),ii,2023-06-12,a page,x\n"
        "Some Group (subsidiaries),,,2025-01-15,a page,secondary\n"
        'Two Clauses,fka (text cut),"ii,v",2025-01-15,a page,secondary\n'
    )
    version = read_uflpa_table(("uflpa.csv", text.encode()), as_of=day, total=144)
    assert names(version) == [("Fictive Corporation", "name"), ("Two Clauses", "name")]
    assert rows(version)[0]["note"] == "and eight Nowhere-based subsidiaries (names not found)"
    assert len(version.listing) == 3
    assert version.partial.startswith("3 of 144 entries as of 2026-09-01")


def test_a_broken_line_of_names_is_rejected_and_the_rest_read(day):
    text = '{"id": 1, "full_name": "A", "source": "S", "aliases": ["B"]}\n{"id": 2, "full_na'
    version = read_names(("x.jsonl", text.encode()), as_of=day)
    assert names(version) == [("A", "name"), ("B", "alias")]
    assert (version.rejects[0].row, version.rejects[0].problem) == (2, "no JSON")
