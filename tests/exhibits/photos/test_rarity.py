"""A region that many sources show is less telling than one that nobody else has."""

from unpick.exhibits.photos.rarity import rarities

LEFT, RIGHT = (0.0, 0.0, 100.0, 100.0), (300.0, 0.0, 100.0, 100.0)


def test_a_region_met_in_pictures_of_other_sources_counts_them_once_a_source():
    found = [("audit", LEFT), ("paper", (10.0, 10.0, 80.0, 80.0)), ("paper", LEFT), ("shop", LEFT)]
    first = rarities(found, compared=4, searched=90)[0]
    assert (first.pictures, first.sources) == (3, ("paper", "shop"))
    assert "3 further pictures of 2 other sources" in first.says
    assert "4 of 90 pictures" in first.says


def test_another_region_and_pictures_of_one_source_do_not_count():
    found = [("audit", LEFT), ("audit", LEFT), ("paper", RIGHT), ("shop", None)]
    said = rarities(found, compared=4, searched=4)
    assert said[0].pictures == 0
    assert "no picture of another source" in said[0].says
    assert said[3] is None
