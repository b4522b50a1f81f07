"""The real files: what they hold, counted; the bundled tables built again, byte for byte."""

import csv
import datetime as dt
import gzip
import importlib.util
import re
import time
from collections import Counter
from pathlib import Path

import pytest

from unpick.datasets.lists.bundle import load_bundled
from unpick.datasets.lists.csl import read_csl
from unpick.datasets.lists.eu import read_eu
from unpick.datasets.lists.listed import listings_of, was_listed
from unpick.datasets.lists.names_only import read_names
from unpick.datasets.lists.ofac import read_ofac
from unpick.datasets.lists.statements import statements
from unpick.datasets.lists.un import read_un
from unpick.model.bundled import bundled_bytes, bundled_names, read_bundled_csv
from unpick.model.days import FOREVER, Known

TOOLS = Path(__file__).parent.parent.parent.parent / "tools"


def tool(name):
    spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def real(shared, name):
    return Path(name).name.removesuffix(".gz"), gzip.decompress((shared / name).read_bytes())


@pytest.fixture(scope="module")
def ofac(shared):
    return read_ofac(
        real(shared, "ofac_sdn/sdn_2024-05-03.csv.gz"),
        as_of=dt.date(2024, 5, 3),
        alt=real(shared, "ofac_sdn/alt_2025-12-24.csv.gz"),
        add=real(shared, "ofac_sdn/add_2025-12-24.csv.gz"),
        comments=real(shared, "ofac_sdn/sdn_comments_2025-12-24.csv.gz"),
        history=real(shared, "ofac_sdn/sdn_first_last_seen.csv.gz"),
        alt_as_of=dt.date(2025, 12, 24),
    )


@pytest.fixture(scope="module")
def bundled():
    return {version.list_id: version for version in load_bundled()}


def present(version):
    return [
        row for row in version.listing.to_pylist() if row["nexus"] == "KP" and row["to_latest"] == FOREVER
    ]


@pytest.mark.shared
def test_ofac_has_593_entries_with_a_dprk_nexus_109_of_them_without_a_dprk_program(ofac):
    entries = present(ofac)
    without = [row for row in entries if "DPRK" not in row["program"]]
    assert (len(entries), len(entries) - len(without), len(without)) == (593, 484, 109)
    assert "9524" in {row["ref"] for row in without}
    kinds = Counter(row["schema"] for row in entries)
    assert kinds == {"LegalEntity": 248, "Person": 224, "Vessel": 105, "Airplane": 16}


@pytest.mark.shared
def test_the_nexus_is_the_one_derived_by_hand(ofac, shared):
    text = gzip.decompress((shared / "ofac_sdn/derived_dprk_nexus.csv.gz").read_bytes()).decode()
    derived = {line.split(",", 1)[0] for line in text.splitlines()[1:] if line.split(",", 1)[0].isdigit()}
    assert {row["ref"] for row in present(ofac)} == derived


@pytest.mark.shared
def test_ofac_has_nine_designations_on_xinjiang_and_a_birthplace_there_is_none(ofac):
    entries = {row["ref"]: row for row in ofac.listing.to_pylist() if "XJ" in row["nexus"]}
    assert {row["program"] for row in entries.values()} == {"GLOMAG", "GLOMAG; UHRPA"}
    firms = {row["caption"] for row in entries.values() if row["schema"] == "LegalEntity"}
    assert firms == {"XINJIANG PUBLIC SECURITY BUREAU", "XINJIANG PRODUCTION AND CONSTRUCTION CORPS"}
    born_there = {"11353", "30508"}
    assert len(entries) == 9 and not born_there & set(entries)


@pytest.mark.shared
def test_ofac_entries_are_dated_to_the_day_where_the_history_shows_it(ofac):
    entries = [row for row in ofac.listing.to_pylist() if row["nexus"] == "KP"]
    added = [row for row in entries if row["from_earliest"] == row["from_latest"]]
    removed = [row["caption"] for row in entries if row["to_latest"] != FOREVER]
    assert (len(added), sorted(removed)) == (93, ["HUISH, Irina Igorevna", "JW JEWEL"])


@pytest.mark.shared
def test_the_158_imo_numbers_derived_by_hand_are_found_and_those_of_ships_apart(ofac, shared):
    text = gzip.decompress((shared / "ofac_sdn/derived_dprk_nexus.csv.gz").read_bytes()).decode()
    by_hand = {
        number for row in csv.DictReader(text.splitlines()) for number in re.findall(r"\d{7}", row["imo"])
    }
    ids = {row["entity_id"] for row in present(ofac)}
    told = [
        row for row in ofac.identifier.to_pylist() if row["entity_id"] in ids and "IMO" in row["original"]
    ]
    assert len(by_hand) == 158
    assert by_hand <= {row["value"] for row in told}
    assert {row["schema"] for row in told if row["kind"] == "imoNumber"} == {"Vessel"}
    assert len({row["value"] for row in told if row["kind"] == "imoNumber"}) == 104


@pytest.mark.shared
def test_all_of_ofac_becomes_statements_in_a_few_seconds(ofac):
    begun = time.process_time()
    table = statements(ofac)
    assert time.process_time() - begun < 8
    assert len(set(table["id"].to_pylist())) == len(table) > 250_000


@pytest.mark.shared
def test_the_un_lists_80_persons_and_75_entities_of_the_dprk(shared):
    version = read_un(real(shared, "un_sc/UN_consolidated_2026-02-27.xml.gz"))
    assert version.entities == 1003
    assert Counter(row["schema"] for row in present(version)) == {"Person": 80, "LegalEntity": 75}
    assert version.as_of == dt.date(2026, 2, 27)


@pytest.mark.shared
def test_eu_1509_has_157_persons_94_entities_75_vessels(shared):
    version = read_eu(real(shared, "eu_journal/eu_dprk_1509.csv.gz"), as_of=dt.date(2026, 8, 22))
    kinds = Counter(row["schema"] for row in version.listing.to_pylist())
    assert kinds == {"Person": 157, "LegalEntity": 94, "Vessel": 75}
    assert version.entities == 326
    assert not version.rejects


@pytest.mark.shared
def test_the_real_screening_list_is_reported_as_cut_short(shared):
    version = read_csl(real(shared, "us_csl/csl_2023-11.csv.gz"), as_of=dt.date(2023, 11, 30))
    assert version.rejects[0].problem == "the file ends inside a quoted field"
    assert len(version.listing) == 4226


@pytest.mark.shared
def test_names_of_june_2026_read_whole(shared):
    read = {}
    for path in sorted((shared / "sanctions_names_2026-06").iterdir()):
        file = real(shared, f"sanctions_names_2026-06/{path.name}")
        read[path.name.split(".")[0]] = len(read_names(file, as_of=dt.date(2026, 6, 11)).listing)
    assert read == {
        "au_dfat": 11046,
        "ca_sema": 3502,
        "eu_fin": 5994,
        "eu_travel": 3859,
        "mas": 909,
        "nl": 120,
        "ofac_sdn": 19066,
        "uk": 15313,
        "un": 1002,
    }


@pytest.mark.shared
def test_building_the_bundled_tables_again_gives_the_same_bytes(shared):
    for module, package in (("build_lists", "unpick.data.lists"), ("build_codes", "unpick.data.codes")):
        for name, content in tool(module).build(shared).items():
            assert content == bundled_bytes(package, name), name


def test_pugang_is_one_firm_on_three_lists_and_another_pugang_is_another(bundled):
    found = {
        (row["entity_id"], row["from_latest"])
        for version in bundled.values()
        for row in version.listing.to_pylist()
        if "pugang" in row["caption"].casefold()
    }
    assert found == {
        ("us_ofac_sdn-9524", dt.date(2005, 12, 31)),
        ("un_sc-KPe.038", dt.date(2016, 11, 30)),
        ("eu_1509-XIII.B.38", dt.date(2016, 11, 30)),
        ("eu_1509-XV.B.1", dt.date(2009, 12, 22)),
    }


def test_korea_pugang_trading_was_listed_in_2007_under_npwmd(bundled):
    answer = was_listed(listings_of(bundled.values()), "us_ofac_sdn-9524", dt.date(2007, 10, 9))
    assert (answer.known, answer.under) == (Known.YES, ("NPWMD",))
    assert "do not rely" in answer.says
    before = [
        was_listed(listings_of(bundled.values()), "us_ofac_sdn-9524", dt.date(y, 6, 1)).known
        for y in (2004, 2005)
    ]
    assert before == [Known.NO, Known.NOT_KNOWN]


def test_every_bundled_row_has_a_source_and_a_day(bundled):
    for name in bundled_names("unpick.data.lists", ".csv"):
        if name in ("overrides.csv", "cbp_cells.csv"):
            continue
        rows = read_bundled_csv("unpick.data.lists", name)
        assert rows
        assert all(
            row["source"] and row["source_locator"] and dt.date.fromisoformat(row["as_of"]) for row in rows
        )
    assert sum(len(version.listing) for version in bundled.values()) == 1233


def test_partial_lists_say_so(bundled):
    assert bundled["us_dhs_uflpa"].partial.startswith("52 of 144 entries as of 2025-01-15")
    said = {
        row["value"] for row in statements(bundled["us_dhs_uflpa"]).to_pylist() if row["prop"] == "partial"
    }
    assert said == {bundled["us_dhs_uflpa"].partial}
    assert [list_id for list_id, version in bundled.items() if not version.partial] == ["eu_1509"]


def test_no_placeholder_is_a_bundled_name(bundled):
    names = {row["name"] for row in bundled["us_dhs_uflpa"].name.to_pylist()}
    assert not [name for name in names if name.startswith(("and ", "subsidiary of")) or "text cut" in name]


def test_an_undated_cbp_order_is_never_in_force(bundled):
    listings = listings_of([bundled["us_cbp_wro"]])
    assert {listing.span.covers(dt.date(2026, 11, 1)) for listing in listings} == {Known.NOT_KNOWN}


def test_no_birth_dates_of_persons_are_bundled(bundled):
    for version in bundled.values():
        reasons = [row["reason"] for row in version.listing.to_pylist() if row["schema"] == "Person"]
        assert not [reason for reason in reasons if "DOB" in reason or "date of birth" in reason.lower()]
        kinds = {row["kind"] for row in version.identifier.to_pylist() if row["schema"] == "Person"}
        assert kinds <= {"passportNumber"}


def test_the_bundled_tables_stay_small():
    folder = Path(__file__).parent.parent.parent.parent / "src" / "unpick" / "data"
    sizes = [
        path.stat().st_size
        for part in ("lists", "codes")
        for path in (folder / part).iterdir()
        if path.is_file()
    ]
    assert sum(sizes) < 3_000_000


def test_north_korean_ports_are_north_korean_and_busan_is_not():
    ports = {
        (row["schedule_k"], row["name"]): row["iso"]
        for row in read_bundled_csv("unpick.data.codes", "foreign_ports.csv")
    }
    assert {name for (_, name), iso in ports.items() if iso == "KP"} >= {"Hungnam", "Wonsan", "Onsong"}
    assert ports["58023", "Busan"] == ports["58023", "Pusan"] == "KR"


def test_hs_headings_have_chapters_headings_and_subheadings():
    text = gzip.decompress(bundled_bytes("unpick.data.codes", "hs.csv.gz")).decode().splitlines()
    lengths = Counter(len(line.split(",")[0]) for line in text[1:])
    assert lengths[2] >= 96
    assert lengths[4] > 1200
    assert lengths[6] > 5000
