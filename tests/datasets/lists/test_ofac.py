"""The OFAC list in its legacy CSV form, trap by trap."""

import datetime as dt

import pytest

from tests.datasets.lists.conftest import NULL, sdn_file, sdn_row
from unpick.datasets.lists.ofac import read_ofac
from unpick.datasets.lists.remarks import numbers_in_remark
from unpick.model.errors import ListFault

DAY = dt.date(2024, 5, 3)
CUT = "x" * 998 + "Na"


def rows(version, table="listing"):
    return getattr(version, table).to_pylist()


def test_the_end_mark_is_no_row_and_nulls_are_empty():
    version = read_ofac(sdn_file(sdn_row(1, "INVENTED CO")), as_of=DAY)
    [listing] = rows(version)
    assert (listing["caption"], listing["reason"], version.rejects) == ("INVENTED CO", "", ())


def test_several_programs_are_parted():
    [listing] = rows(read_ofac(sdn_file(sdn_row(1, "A", program="NPWMD] [DPRK2")), as_of=DAY))
    assert (listing["program"], listing["nexus"]) == ("NPWMD; DPRK2", "KP")


def test_a_remark_on_the_regulations_makes_the_nexus_without_a_program():
    remark = "Secondary sanctions risk: North Korea Sanctions Regulations, section 510.201."
    [listing] = rows(read_ofac(sdn_file(sdn_row(1, "A", program="NPWMD", remark=remark)), as_of=DAY))
    assert listing["nexus"] == "KP"


def test_a_passing_mention_of_north_korea_makes_no_nexus():
    remark = "sold boats to North Korea in 1990."
    [listing] = rows(read_ofac(sdn_file(sdn_row(1, "A", program="IRAN", remark=remark)), as_of=DAY))
    assert listing["nexus"] == ""


@pytest.mark.parametrize(
    ("name", "program", "remark", "nexus"),
    [
        ("XINJIANG INVENTED BUREAU", "GLOMAG", "", "XJ"),
        ("A", "GLOMAG", "POB Hami, Xinjiang, China; Linked To: SOMEBODY ELSE.", ""),
        ("A", "GLOMAG", "Gender Male; Linked To: XINJIANG INVENTED BUREAU.", "XJ"),
        ("A", "SDGT", "Linked To: XINJIANG INVENTED BUREAU.", ""),
        ("A", "GLOMAG] [UHRPA", "", "XJ"),
    ],
)
def test_xinjiang_counts_by_name_or_link_under_human_rights_programs_alone(name, program, remark, nexus):
    [listing] = rows(read_ofac(sdn_file(sdn_row(1, name, program=program, remark=remark)), as_of=DAY))
    assert listing["nexus"] == nexus


def test_a_cut_remark_goes_on_in_the_comments():
    more = ("sdn_comments.csv", b"1,\"me; a.k.a. 'SHORT'.\"\r\n\x1a")
    version = read_ofac(sdn_file(sdn_row(1, "A", remark=CUT)), as_of=DAY, comments=more)
    assert rows(version)[0]["reason"].endswith("Name; a.k.a. 'SHORT'.")
    assert ("SHORT", "weakAlias") in [(r["name"], r["kind"]) for r in rows(version, "name")]


def test_a_whole_remark_takes_no_continuation_and_says_so():
    more = ("sdn_comments.csv", b'1,"tail of another day"\r\n\x1a')
    version = read_ofac(sdn_file(sdn_row(1, "A", remark="All is said.")), as_of=DAY, comments=more)
    assert rows(version)[0]["reason"] == "All is said."
    assert any("1 continued remarks" in note for note in version.notes)


def test_aliases_without_a_primary_name_are_kept_and_told():
    alt = ("alt.csv", f'1,11,"aka","ALIAS",{NULL}\r\n2,12,"fka","LATER CO",{NULL}\r\n\x1a'.encode())
    later = dt.date(2025, 12, 24)
    version = read_ofac(sdn_file(sdn_row(1, "A")), as_of=DAY, alt=alt, alt_as_of=later)
    told = {row["ref"]: row for row in rows(version)}
    assert told["2"]["caption"] == "LATER CO"
    assert "is an alias" in told["2"]["note"]
    assert (told["2"]["from_earliest"], told["2"]["from_latest"]) == (DAY, later)
    assert any("1 aliases belong to 1 entries" in note for note in version.notes)


def test_a_companion_without_sdn_is_refused():
    with pytest.raises(ListFault, match="no row has 12 columns"):
        read_ofac(("sdn.csv", f'1,11,"aka","ALIAS",{NULL}\r\n\x1a'.encode()), as_of=DAY)


def test_a_list_cut_in_the_middle_is_partial():
    name, content = sdn_file(sdn_row(1, "A"), sdn_row(2, "B", remark="long remark"))
    version = read_ofac((name, content[:-30]), as_of=DAY)
    assert version.partial
    assert version.rejects[0].row == 2
    assert any("end mark" in note for note in version.notes)


def test_history_gives_days_and_the_removed():
    history = (
        "history.csv",
        (
            b"ent_num,name,type,program,first_seen,last_seen,dprk_nexus\n"
            b"1,A,-0-,SDGT,2021-08-18,2024-05-03,0\n2,B,-0-,SDGT,2022-03-01,2024-05-03,0\n"
            b"3,GONE,vessel,DPRK,2021-08-18,2023-10-18,1\n4,D,-0-,SDGT,2023-11-01,2024-05-03,0\n"
        ),
    )
    files = sdn_file(sdn_row(1, "A"), sdn_row(2, "B"), sdn_row(4, "D"))
    told = {row["ref"]: row for row in rows(read_ofac(files, as_of=DAY, history=history))}
    assert (told["1"]["from_earliest"], told["1"]["from_latest"]) == (dt.date(1, 1, 1), dt.date(2021, 8, 18))
    assert told["2"]["from_earliest"] == told["2"]["from_latest"] == dt.date(2022, 3, 1)
    assert (told["3"]["to_earliest"], told["3"]["to_latest"]) == (dt.date(2023, 10, 19), dt.date(2023, 11, 1))
    assert told["3"]["schema"] == "Vessel"


def test_numbers_are_read_out_of_remarks():
    vessel = "Vessel Registration Identification IMO 9999999; MMSI 123456789"
    remark = f"{vessel}; Passport 563120235 (Nowhere) expires 2020."
    assert [(kind, value) for kind, value, _ in numbers_in_remark(remark, "Vessel")] == [
        ("imoNumber", "9999999"),
        ("mmsi", "123456789"),
        ("passportNumber", "563120235"),
    ]


def test_the_imo_number_of_a_firm_is_not_a_vessels():
    for words in ("Identification Number", "Company Number", "Vessel Registration Identification"):
        [(kind, value, _)] = numbers_in_remark(f"{words} IMO 5342883.", "LegalEntity")
        assert (kind, value) == ("registrationNumber", "5342883")


def test_pugang_is_listed_in_2005_by_a_cited_text_and_the_day_stays_unverified():
    [listing] = rows(read_ofac(sdn_file(sdn_row(9524, "KOREA PUGANG TRADING CORPORATION")), as_of=DAY))
    assert (listing["from_earliest"], listing["from_latest"]) == (dt.date(2005, 1, 1), dt.date(2005, 12, 31))
    assert "Founding text" in listing["note"]
    assert "unverified, do not rely" in listing["note"]
