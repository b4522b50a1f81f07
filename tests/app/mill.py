"""An invented case for the tests on the life of a case: a mill, its buyer, what is said, denied and protected."""

from typing import Final

MILL: Final = b"""
unpick: facts/1
id: mill
title: "An invented mill and its buyer (invented)"
invented: true
sources:
  - {id: paper, title: "An invented newspaper, 3 March 2021", published: "2021-03-03", public_from: "2021-03-03", reliability: C}
  - {id: daily, title: "Another invented newspaper, 9 May 2021", published: "2021-05-09", public_from: "2021-05-09", reliability: D}
entities:
  - {id: inv-mill, schema: Company, source: paper, country: CN, names: [{name: Invented Qorvane Mill}]}
  - {id: inv-buyer, schema: Company, source: paper, country: US, names: [{name: Invented Brelmont Retail}]}
  - {id: inv-site, schema: Site, source: paper, country: CN, names: [{name: "Invented Mill Road 5"}]}
links:
  - {kind: supplies, subject: inv-mill, object: inv-buyer, source: paper, from: "2019", to: "2020", quote: "The mill supplied Brelmont."}
  - {kind: located_at, subject: inv-mill, object: inv-site, source: paper, from: "2018", quote: "The mill stands at Mill Road 5."}
claims:
  - subject: inv-mill
    predicate: worker_nationality
    object: KP
    source: paper
    kind: report
    from: "2019"
    to: "2020"
    quote: "North Korean women sewed at the mill."
    attribution: "a former manager"
  - {subject: inv-mill, predicate: worker_nationality, object: KP, polarity: denied, source: paper, kind: denial, attribution: "the mill", quote: "The mill denies it."}
  - subject: inv-mill
    predicate: month_wage
    value: 300
    unit: CNY per month
    bound: "<="
    source: paper
    kind: report
    from: "2019"
    to: "2020"
    quote: "They got at most 300 yuan a month."
    attribution: "a former manager"
  - {subject: inv-mill, predicate: workers, value: 200, unit: workers, bound: "~", source: daily, kind: report, quote: "About 200 work there."}
"""

PROTECTED_MILL: Final = (
    MILL.replace(
        b"entities:\n",
        b'  - {id: heron, title: Talk with Imaginary Heron, public_from: "2021-02-01", reliability: B, protected: true}\n'
        b'  - {id: swift, title: Talk with Imaginary Swift, public_from: "2021-02-02", reliability: B, protected: true}\n'
        b"entities:\n",
    )
    + b"""
  - {subject: inv-mill, predicate: wage_share_seized, value: 70, unit: percent, source: heron, attribution: "a former bookkeeper", from: "2019-03", to: "2019-03", quote: "Whispered words."}
  - {subject: inv-mill, predicate: hours_per_day, value: 14, unit: hours, source: swift, attribution: "a worker", from: "2019-03", to: "2019-03", quote: "Whispered words too."}
  - {subject: inv-mill, predicate: worker_nationality, object: KP, source: swift, attribution: "a worker", from: "2019", to: "2020", quote: "Whispered again."}
"""
)
"""The same case with two protected witnesses: a bookkeeper of two, and a worker of many who also says what a paper said."""
