"""The register of watched sites rests on sentences that stand in the founding texts."""

import pytest

from unpick.places.watched import find_site, watched_sites


@pytest.mark.parametrize("name", ["Kaesong", "Paekto", "Dandong", "Xinjiang", "신의주", "丹东", "شىنجاڭ"])
def test_the_sites_of_the_founding_texts_are_found_in_their_scripts(name: str):
    assert find_site(name) is not None


def test_a_place_name_inside_the_name_of_a_firm_is_no_site():
    assert find_site("Dandong Invented Bicycle Trading") is None


def test_every_sentence_has_a_source_with_a_date_and_a_mark():
    rows = [row for site in watched_sites() for row in (*site.why, *site.history)]
    assert all(row["source"]["date"] and row["source"]["mark"] for row in rows)
    assert all(site.why for site in watched_sites())


def test_the_camp_that_no_text_names_says_that_its_name_is_unverified():
    camp = find_site("Jongori")
    assert camp is not None
    assert "unverified, do not rely" in camp.note


def test_a_site_within_another_names_one_of_the_register():
    ids = {site.id for site in watched_sites()}
    assert {site.within for site in watched_sites() if site.within} <= ids


@pytest.mark.shared
def test_each_quoted_sentence_of_the_sites_stands_in_its_founding_text(founding_texts):
    rows = [row for site in watched_sites() for row in (*site.why, *site.history) if "quote" in row]
    assert len(rows) > 12
    assert [row["quote"] for row in rows if row["quote"] not in founding_texts[row["source"]["title"]]] == []
