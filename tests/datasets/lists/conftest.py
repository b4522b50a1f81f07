"""Small invented files in the real shapes."""

import datetime as dt

import pytest

NULL = "-0- "


def sdn_row(number: int, name: str, kind: str = "", program: str = "SDGT", remark: str = "") -> str:
    cells = [str(number), f'"{name}"', f'"{kind}"' if kind else NULL, f'"{program}"']
    return ",".join([*cells, *[NULL] * 7, f'"{remark}"' if remark else NULL])


def sdn_file(*rows: str) -> tuple[str, bytes]:
    return "sdn.csv", "\r\n".join([*rows, "\x1a"]).encode()


@pytest.fixture
def day() -> dt.date:
    return dt.date(2026, 9, 1)


UFLPA_PAGE = """<!DOCTYPE html><html><body><h1>UFLPA Entity List</h1><p>Last Updated: 07/31/2026</p>
<p>Section <a href="#">2(d)(2)(B)(i)</a> entities in Xinjiang</p>
<table><thead><tr><th>Name of Entity</th><th>Effective Date</th></tr></thead><tbody>
<tr><td>Invented Mill Co., Ltd. (and two aliases: Invented Spinning; and Made-up Yarn)</td>
<td>June 21, 2022</td></tr>
<tr><td>Fictive Group and its two Nowhere-based subsidiaries, which include Fictive A Co., Ltd., and
Fictive B Co., Ltd.</td><td>June 12, 2023</td></tr>
</tbody></table>
<p>Section 2(d)(2)(B)(v)</p>
<table><tr><th>Name of Entity</th><th>Effective Date</th></tr>
<tr><td>Invented Mill Co., Ltd.</td><td>January 15, 2025</td></tr>
<tr><td>Undated &amp; Sons (formerly known as Old Sons)</td><td>soon</td></tr>
</table></body></html>"""

UN_LIST = """<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2026-09-01T00:00:00Z">
<INDIVIDUALS><INDIVIDUAL>
<FIRST_NAME>A</FIRST_NAME><SECOND_NAME>INVENTED</SECOND_NAME><THIRD_NAME>B</THIRD_NAME><FOURTH_NAME>PERSON</FOURTH_NAME>
<UN_LIST_TYPE>DPRK</UN_LIST_TYPE><REFERENCE_NUMBER>KPi.900</REFERENCE_NUMBER><LISTED_ON>2009-07-16</LISTED_ON>
<LAST_DAY_UPDATED><VALUE>2014-07-30</VALUE><VALUE>2022-07-26</VALUE></LAST_DAY_UPDATED>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>One; Two</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>999000111</NUMBER></INDIVIDUAL_DOCUMENT>
</INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><FIRST_NAME>INVENTED TRADING CORPORATION</FIRST_NAME>
<UN_LIST_TYPE>Iran</UN_LIST_TYPE><REFERENCE_NUMBER>IRe.900</REFERENCE_NUMBER><LISTED_ON>2016-11-30</LISTED_ON>
<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Made-up Trading</ALIAS_NAME></ENTITY_ALIAS>
<ENTITY_ADDRESS><CITY>Nowhere</CITY><COUNTRY>Democratic People's Republic of Korea</COUNTRY></ENTITY_ADDRESS>
</ENTITY></ENTITIES></CONSOLIDATED_LIST>"""

CBP_HEADER = (
    "Entity,Country,Industry,Status,WRO/Finding,Effective Date,Merchandise,Remarks,Press Release,"
    "Calendar Year,Country Code"
)
