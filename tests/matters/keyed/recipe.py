"""Keyed papers: YAML, JSON, Markdown and a saved page say the same kind of thing as print does."""

import json

import yaml
from tests.matters.kit import ids

from unpick.datasets.generate.papers import MARK, txt

MAKER = "Dandong Ivythread Knitting Co., Ltd. (invented)"


def files() -> dict[str, bytes]:
    audit = {
        "document": "social audit report",
        "note": MARK,
        "facility": MAKER,
        "audit_date": "2023-01-11",
        "report_date": "2023-01-30",
        "announced": False,
        "workers_total": 60,
        "workers_interviewed": 12,
        "interviews": {"private": True, "selected_by": "auditor", "management_present": False},
        "buildings_on_site": 4,
        "buildings_visited": 2,
        "not_visited": ["building 3 (sewing, night shift)", "building 4 (hostel)"],
        "result": "no forced labor found; no North Korean national among the workers",
    }
    people = {
        "note": MARK,
        "factory": MAKER,
        "workers": [{"worker": one, "job": "sewing", "nationality": "CN"} for one in ids("IV", 60)],
    }
    return {
        "audit.yml": yaml.safe_dump(audit, sort_keys=False).encode(),
        "workers.json": json.dumps(people, indent=1).encode(),
        "statement.md": txt(
            [
                "# Statement, 10 April 2023\n\nExhibit E1 is the audit of 11 January 2023, E3 the list of the **60** workers. None of them is a North Korean national."
            ]
        ),
        "notice.html": (
            f"<!doctype html><html><head><title>Detention</title><meta name='comments' content='{MARK}'></head><body>"
            "<h1>Notice of detention</h1><p>Date: March 13, 2023. Goods: knitted hair bands, imported March 6, 2023.</p>"
            "<p>Basis: section 321(b) of the Countering America's Adversaries Through Sanctions Act.</p>"
            "<ul><li>Submit an audit of the factory.</li></ul></body></html>"
        ).encode(),
    }
