"""Fetching lists from a local server that serves good, cut, wrong and shrunken bodies."""

import datetime as dt
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.datasets.lists.conftest import CBP_HEADER, UFLPA_PAGE, UN_LIST, sdn_file, sdn_row
from unpick.app.lists_update import lists_update
from unpick.datasets.lists.update import SOURCES, Source, fetch
from unpick.model.errors import ListFault
from unpick.report.json_out import find_faults
from unpick.store.workspace import Workspace

TODAY = dt.date(2026, 11, 23)
AT = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)
SDN = sdn_file(*(sdn_row(number, f"INVENTED {number}") for number in range(1, 41)))[1]


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        status, body, headers = self.server.answers[self.path]
        self.server.asked.append(
            (self.path, self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since"))
        )
        if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    httpd.answers, httpd.asked = {}, []
    thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield httpd
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def source(server, name="us_ofac_sdn", file="sdn.csv", slot="ofac_sdn"):
    url = f"http://127.0.0.1:{server.server_port}/{file}"
    return Source(name=name, file=file, slot=slot, url=url, source="an invented office")


def run(server, folder, body, *, status=200, accept=False, cap=10_000_000, headers=None, **which):
    own = source(server, **which)
    server.answers[f"/{own.file}"] = (status, body, headers or {})
    [result] = fetch([], folder, retrieved=TODAY, sources=[own], accept=accept, cap=cap, timeout=5)
    return result


def test_a_list_comes_and_leaves_nothing_else_behind(server, tmp_path):
    done = run(
        server, tmp_path, SDN, headers={"ETag": '"v1"', "Last-Modified": "Mon, 23 Nov 2026 08:00:00 GMT"}
    )
    assert done.changed
    assert done.path.read_bytes() == SDN
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sdn.csv", "sdn.csv.json"]


def test_the_second_time_it_asks_only_whether_it_changed(server, tmp_path):
    headers = {"ETag": '"v1"', "Last-Modified": "Mon, 23 Nov 2026 08:00:00 GMT"}
    run(server, tmp_path, SDN, headers=headers)
    again = run(server, tmp_path, SDN, headers=headers)
    assert not again.changed
    assert server.asked[-1] == ("/sdn.csv", '"v1"', "Mon, 23 Nov 2026 08:00:00 GMT")


def faults(server, tmp_path, body, match, **how):
    """Fetch a good list, then a bad one: the bad is told and the good stays."""
    assert run(server, tmp_path, SDN).changed
    fault = run(server, tmp_path, body, **how)
    assert isinstance(fault, ListFault)
    assert match in str(fault)
    assert (tmp_path / "sdn.csv").read_bytes() == SDN
    assert not [path for path in tmp_path.iterdir() if path.name.endswith((".part", ".new"))]


def test_a_body_cut_short_is_refused(server, tmp_path):
    faults(server, tmp_path, SDN[:900], "does not answer", headers={"Content-Length": str(len(SDN))})


def test_an_error_page_in_place_of_a_list_is_refused(server, tmp_path):
    page = b"<!DOCTYPE html><html><title>Temporarily unavailable</title></html>"
    faults(server, tmp_path, page, "error page")


def test_another_list_than_asked_for_is_refused(server, tmp_path):
    faults(server, tmp_path, UN_LIST.encode(), "sent the UN consolidated list")


def test_a_list_that_shrank_by_half_is_refused_unless_accepted(server, tmp_path):
    small = sdn_file(sdn_row(1, "INVENTED 1"))[1]
    faults(server, tmp_path, small, "shrank from")
    assert run(server, tmp_path, small, accept=True).changed


def test_a_body_cut_by_its_own_server_is_refused(server, tmp_path):
    faults(server, tmp_path, SDN[:-9], "end mark")
    page = UFLPA_PAGE[: UFLPA_PAGE.index("Undated")].encode()
    fault = run(server, tmp_path, page, name="us_dhs_uflpa", file="u.html", slot="us_dhs_uflpa")
    assert "cut short" in str(fault)


def test_a_body_without_end_is_cut_off(server, tmp_path):
    faults(server, tmp_path, SDN * 3, "larger than", cap=len(SDN))


def test_an_answer_other_than_200_is_told(server, tmp_path):
    faults(server, tmp_path, b"", "answers 503", status=503)


def test_an_empty_body_is_refused(server, tmp_path):
    faults(server, tmp_path, b"", "empty")


def test_a_server_that_is_gone_is_told_and_the_others_are_fetched(server, tmp_path):
    server.answers["/un.xml"] = (200, UN_LIST.encode(), {})
    gone = Source(
        name="us_csl", file="csl.csv", slot="us_csl", url="http://127.0.0.1:9/csl.csv", source="nobody"
    )
    first, second = fetch(
        [], tmp_path, retrieved=TODAY, sources=[gone, source(server, "un_sc", "un.xml", "un_sc")], timeout=5
    )
    assert "does not answer" in str(first)
    assert second.changed


def test_only_the_lists_asked_for_are_fetched(server, tmp_path):
    assert list(fetch(["un_sc"], tmp_path, retrieved=TODAY, sources=[source(server)])) == []


def test_the_cbp_page_leads_to_its_dataset(server, tmp_path):
    server.answers["/data/wro.csv"] = (200, f"{CBP_HEADER}\nInvented,China,,Active,WRO,,,,,,\n".encode(), {})
    page = b'<html><body><a href="/data/wro.csv?x=1">Withhold Release Orders Dataset</a></body></html>'
    server.answers["/data/wro.csv?x=1"] = server.answers["/data/wro.csv"]
    done = run(server, tmp_path, page, name="us_cbp_wro", file="cbp_wro.csv", slot="us_cbp_wro")
    assert done.path.read_text().startswith("Entity,Country")


def test_the_uflpa_page_is_taken_as_a_page(server, tmp_path):
    assert run(
        server, tmp_path, UFLPA_PAGE.encode(), name="us_dhs_uflpa", file="u.html", slot="us_dhs_uflpa"
    ).changed


def test_fetched_lists_are_in_the_workspace_and_a_fault_leaves_the_old_copy(server, tmp_path):
    workspace = Workspace.create(tmp_path / "ws", created_at=AT)
    sources = [source(server), source(server, "un_sc", "un.xml", "un_sc")]
    server.answers = {"/sdn.csv": (200, SDN, {}), "/un.xml": (200, UN_LIST.encode(), {})}
    first = lists_update(workspace, at=AT, sources=sources)
    assert {row["name"]: row["added"] for row in first["lists"]} == {"us_ofac_sdn": 40, "un_sc": 2}
    server.answers["/un.xml"] = (200, UN_LIST.encode()[:700], {})
    server.answers["/sdn.csv"] = (200, sdn_file(*(sdn_row(n, f"INVENTED {n}") for n in range(1, 31)))[1], {})
    second = lists_update(workspace, at=AT, sources=sources)
    assert find_faults(second) == []
    assert {fault["name"] for fault in second["refused"]} == {"us_ofac_sdn", "un_sc"}
    assert (workspace.folder / "lists" / "un.xml").read_text() == UN_LIST
    with workspace.reader() as reader:
        assert len(reader.table("listing")) == 42


def test_every_source_is_official_and_reached_by_https():
    official = ("treas.gov/", "un.org/", "europa.eu/", "dhs.gov/", "cbp.gov/", "trade.gov/")
    assert all(
        own.url.startswith("https://") and any(host in own.url for host in official) for own in SOURCES
    )
    assert len({own.file for own in SOURCES}) == len(SOURCES)
