"""Was X listed on day D; what changed; statements; slots."""

import datetime as dt
import gzip
import inspect

import pytest

from tests.datasets.lists.conftest import CBP_HEADER, UFLPA_PAGE, UN_LIST, sdn_file, sdn_row
from unpick.datasets.lists.diff import changes, merged, refuse_shrunk
from unpick.datasets.lists.listed import listings_of, was_listed
from unpick.datasets.lists.ofac import read_ofac
from unpick.datasets.lists.slots import read_files, slot_of
from unpick.datasets.lists.statements import statements
from unpick.datasets.lists.un import read_un
from unpick.model.days import Known
from unpick.model.errors import ListFault, UnpickError, UnreadableFile
from unpick.model.statement import statement_id

EARLY, LATE = dt.date(2024, 1, 1), dt.date(2024, 6, 1)
TODAY = dt.date(2026, 11, 23)


def ofac(day, *numbers):
    return read_ofac(sdn_file(*(sdn_row(number, f"INVENTED {number}") for number in numbers)), as_of=day)


@pytest.mark.parametrize(
    ("day", "known"),
    [("2016-11-29", Known.NO), ("2016-11-30", Known.YES), ("2026-09-01", Known.YES)],
)
def test_a_dated_listing_holds_from_its_day(day, known):
    version = read_un(("un.xml", UN_LIST.encode()))
    answer = was_listed(listings_of([version]), "un_sc-IRe.900", dt.date.fromisoformat(day), copies=[version])
    assert answer.known is known


def test_the_answer_says_by_whom_under_what_and_how_old_the_copy_is():
    version = read_un(("un.xml", UN_LIST.encode()))
    answer = was_listed(listings_of([version]), "un_sc-KPi.900", dt.date(2026, 11, 1))
    assert answer.by == ("United Nations Security Council",)
    assert answer.under == ("DPRK (committee 1718)",)
    assert "not checked after the copy of 2026-09-01" in answer.says


def test_before_the_first_copy_is_not_known():
    version = ofac(EARLY, 1)
    assert was_listed(listings_of([version]), "us_ofac_sdn-1", dt.date(2020, 1, 1)).known is Known.NOT_KNOWN


def test_absence_is_no_only_where_a_whole_copy_speaks():
    version = ofac(EARLY, 1)
    asked = [
        was_listed(listings_of([version]), "us_ofac_sdn-2", day, copies=[version]).known
        for day in (EARLY, LATE)
    ]
    assert asked == [Known.NO, Known.NOT_KNOWN]


def test_two_copies_make_one_history():
    both = merged(ofac(EARLY, 1, 2), ofac(LATE, 2, 3))
    listings = listings_of([both])

    def asked(number, *days):
        return [was_listed(listings, f"us_ofac_sdn-{number}", day, copies=[both]).known for day in days]

    between = dt.date(2024, 3, 1)
    assert asked(1, EARLY, between, LATE) == [Known.YES, Known.NOT_KNOWN, Known.NO]
    assert asked(2, EARLY, between, LATE) == [Known.YES, Known.YES, Known.YES]
    assert asked(3, EARLY, between, LATE) == [Known.NO, Known.NOT_KNOWN, Known.YES]


def test_a_row_that_rests_on_the_old_copy_has_a_document_of_its_own():
    both = merged(ofac(EARLY, 1, 2), ofac(LATE, 2))
    documents = {file.sha256: file for file in both.files}
    [gone] = [row for row in both.listing.to_pylist() if row["ref"] == "1"]
    line = int(gone["locator"].removeprefix("row:"))
    assert "INVENTED 1" in documents[gone["document"]].content.decode().splitlines()[line - 1]


def test_an_older_copy_does_not_follow_a_newer():
    with pytest.raises(ListFault, match="in the order of their days"):
        merged(ofac(LATE, 1), ofac(EARLY, 1))


def test_changes_are_counted_by_entity():
    old = ofac(EARLY, 1, 2)
    new = read_ofac(sdn_file(sdn_row(2, "INVENTED 2", program="DPRK"), sdn_row(3, "INVENTED 3")), as_of=LATE)
    told = changes(old, new)
    assert [len(part) for part in (told.added, told.removed, told.changed)] == [1, 1, 1]


@pytest.mark.parametrize(("left", "refused"), [(8, False), (7, True)])
def test_a_list_that_lost_more_than_a_fifth_is_refused(left, refused):
    old, new = ofac(EARLY, *range(1, 11)), ofac(LATE, *range(1, left + 1))
    if refused:
        with pytest.raises(ListFault, match="7 entries where the copy of 2024-01-01 has 10"):
            refuse_shrunk(old, new, accept=False)
    refuse_shrunk(old, new, accept=refused)


def test_statements_have_the_ids_of_the_model_and_count_once():
    table = statements(read_un(("un.xml", UN_LIST.encode())))
    rows = table.to_pylist()
    parts = inspect.signature(statement_id).parameters
    assert all(row["id"] == statement_id(**{name: row[name] for name in parts}) for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)


def test_an_entry_is_public_from_its_day_and_its_wording_only_later():
    rows = statements(ofac(dt.date(2024, 5, 3), 9524)).to_pylist()
    public = {row["prop"]: row["public_from"] for row in rows}
    assert public["fromLatest"] == public["name"] == dt.date(2005, 12, 31)
    assert public["note"] == dt.date(2024, 5, 3)


def test_the_end_of_a_listing_is_not_known_before_it_ends():
    rows = statements(merged(ofac(EARLY, 1, 2), ofac(LATE, 2))).to_pylist()
    ends = {(row["entity_id"], row["prop"]): row["public_from"] for row in rows}
    assert ends["us_ofac_sdn-1.listing", "toLatest"] == LATE
    assert ends["us_ofac_sdn-1.listing", "fromLatest"] == EARLY


@pytest.mark.parametrize(
    ("content", "slot"),
    [
        (sdn_file(sdn_row(1, "A"))[1], "ofac_sdn"),
        (b'1,11,"aka","ALIAS",-0- \r\n', "ofac_alt"),
        (b'36,25,-0- ,"Nowhere","Cuba",-0- \r\n', "ofac_add"),
        (b'17016,"tive Date; Tax ID"\r\n', "ofac_comments"),
        (UN_LIST.encode(), "un_sc"),
        (UFLPA_PAGE.encode(), "us_dhs_uflpa"),
        (f"{CBP_HEADER}\n".encode("utf-8-sig"), "us_cbp_wro"),
    ],
)
def test_a_file_is_known_by_its_content(content, slot):
    assert slot_of("any name", content) == slot


def test_a_list_in_the_wrong_slot_is_named(tmp_path):
    path = tmp_path / "sdn.csv"
    path.write_text(UN_LIST)
    with pytest.raises(ListFault, match="this looks like the UN consolidated list"):
        read_files([path], retrieved=TODAY, expect="ofac_sdn")


def test_an_error_page_is_called_one(tmp_path):
    path = tmp_path / "sdn.csv"
    path.write_text("<!DOCTYPE html><html><title>503</title></html>")
    with pytest.raises(ListFault, match="error page"):
        read_files([path], retrieved=TODAY)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 x", "PDF"),
        (b"PK\x03\x04xx", "ZIP or XLSX"),
        (gzip.compress(b"x" * 99, mtime=0)[:-9], "cut short"),
    ],
)
def test_what_is_no_list_is_told(tmp_path, content, problem):
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=problem):
        read_files([path], retrieved=TODAY)


def test_the_day_of_a_copy_is_its_own_word_else_its_name_else_the_day_it_came(tmp_path):
    (tmp_path / "sdn_2024-05-03.csv").write_bytes(sdn_file(sdn_row(1, "A"))[1])
    (tmp_path / "un.xml").write_text(UN_LIST)
    (tmp_path / "cbp.csv").write_text(f"{CBP_HEADER}\nInvented,China,,Active,WRO,,,,,,\n")
    (tmp_path / "names_2026-06.jsonl").write_text('{"id": 1, "full_name": "Invented"}\n')
    versions = read_files(sorted(tmp_path.iterdir()), retrieved=TODAY)
    assert {v.list_id: v.as_of.isoformat() for v in versions} == {
        "us_ofac_sdn": "2024-05-03",
        "un_sc": "2026-09-01",
        "us_cbp_wro": "2026-11-23",
        "names_2026_06": "2026-06-30",
    }
    [told] = [version.notes for version in versions if version.list_id == "us_cbp_wro"]
    assert "no day is given" in told[0]


@pytest.mark.parametrize("name", ["sdn", "un", "uflpa", "cbp"])
def test_a_file_cut_anywhere_is_read_in_part_or_refused_in_our_words(tmp_path, name):
    bodies = {
        "sdn": sdn_file(
            sdn_row(1, "A", remark="North Korea Sanctions Regulations; a.k.a. 'B'."), sdn_row(2, "C")
        )[1],
        "un": UN_LIST.encode(),
        "uflpa": UFLPA_PAGE.encode(),
        "cbp": f'{CBP_HEADER}\n"Peñón a/k/a B",China,,Active,WRO,01/13/2021,,,,,\n'.encode("latin-1"),
    }
    path, told = tmp_path / "list", 0
    for end in range(0, len(bodies[name]), 13):
        path.write_bytes(bodies[name][:end])
        try:
            read_files([path], retrieved=TODAY)
        except UnpickError as fault:
            told += 1
            assert fault.read
            assert fault.remedy
    assert told
