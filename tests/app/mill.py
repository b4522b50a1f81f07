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
