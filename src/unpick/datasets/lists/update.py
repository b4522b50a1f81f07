"""Fetching the official lists: conditional, bounded, checked before anything of the old copy goes.

The only module that reaches the network, and only when a user asks for it.
"""

import datetime as dt
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unpick.datasets.lists.slots import SLOTS, read_files, slot_of
from unpick.datasets.lists.text import read_bytes
from unpick.model.errors import ListFault, UnpickError, UnreadableFile

if TYPE_CHECKING:
    import httpx

__all__ = ["SOURCES", "Fetched", "Source", "fetch"]

_SIZE_CAP: Final = 400_000_000
"""Bytes; the largest official list in these formats is below 20 MB."""
_SECONDS: Final = 60.0
_HALF: Final = 0.5
"""A body below half of the copy before it is refused: a cut transfer or an error page in disguise."""

_OFAC = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One official file: where it is, which format it must have, who says so."""

    name: str
    file: str
    slot: str
    url: str
    source: str
    optional: bool = False


SOURCES: Final = (
    Source(
        name="us_ofac_sdn",
        file="sdn.csv",
        slot="ofac_sdn",
        url=f"{_OFAC}/SDN.CSV",
        source="OFAC Sanctions List Service",
    ),
    Source(
        name="us_ofac_sdn",
        file="alt.csv",
        slot="ofac_alt",
        url=f"{_OFAC}/ALT.CSV",
        source="OFAC Sanctions List Service",
    ),
    Source(
        name="us_ofac_sdn",
        file="add.csv",
        slot="ofac_add",
        url=f"{_OFAC}/ADD.CSV",
        source="OFAC Sanctions List Service",
    ),
    Source(
        name="us_ofac_sdn",
        file="sdn_comments.csv",
        slot="ofac_comments",
        url=f"{_OFAC}/SDN_COMMENTS.CSV",
        source="OFAC Sanctions List Service",
    ),
    Source(
        name="un_sc",
        file="consolidated.xml",
        slot="un_sc",
        url="https://scsanctions.un.org/resources/xml/en/consolidated.xml",
        source="UN Security Council",
    ),
    Source(
        name="eu_fsf",
        file="eu_fsf.csv",
        slot="eu_fsf",
        url="https://webgate.ec.europa.eu/fsd/fsf/public/files/csvFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw",
        source="European Commission, DG FISMA (public token of the open data portal)",
    ),
    Source(
        name="us_dhs_uflpa",
        file="uflpa.html",
        slot="us_dhs_uflpa",
        url="https://www.dhs.gov/uflpa-entity-list",
        source="US Department of Homeland Security",
    ),
    Source(
        name="us_cbp_wro",
        file="cbp_wro.csv",
        slot="us_cbp_wro",
        url="https://www.cbp.gov/trade/forced-labor/withhold-release-orders-and-findings",
        source="US Customs and Border Protection; the page links the dataset",
    ),
    Source(
        name="us_csl",
        file="csl.csv",
        slot="us_csl",
        url="https://data.trade.gov/downloadable_consolidated_screening_list/v1/consolidated.csv",
        source="US International Trade Administration",
    ),
)
"""Checked against public crawlers and pages, not fetched while this was written: an address that no longer
answers is reported, and `lists import` takes the file that a person downloads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What became of one source; path is the copy on disk, changed tells whether it is new."""

    source: Source
    path: Path
    changed: bool
    retrieved: dt.date


def fetch(
    names: Sequence[str],
    folder: Path,
    *,
    retrieved: dt.date,
    sources: Sequence[Source] = SOURCES,
    accept: bool = False,
    timeout: float = _SECONDS,
    cap: int = _SIZE_CAP,
) -> Iterator[Fetched | UnpickError]:
    """Yield, source by source, the fetched copy or the fault; a fault leaves the old copy as it was.

    Args:
        names: lists to fetch; all when empty.
        folder: where copies and their conditions (ETag, Last-Modified) are kept.
        accept: take a body that is less than half of the copy before.
    """
    import httpx

    folder.mkdir(parents=True, exist_ok=True)
    headers = {"User-Agent": "unpick (open source; lists update)"}
    with httpx.Client(timeout=timeout, follow_redirects=True, headers=headers) as client:
        for source in sources:
            if names and source.name not in names:
                continue
            try:
                yield _one(client, source, folder, retrieved=retrieved, accept=accept, cap=cap)
            except ListFault as fault:
                yield fault
            except httpx.HTTPError as error:
                yield ListFault(
                    source.file,
                    f"{source.url} does not answer ({error})",
                    "try later, or download and import it",
                )


def _one(
    client: "httpx.Client", source: Source, folder: Path, *, retrieved: dt.date, accept: bool, cap: int
) -> Fetched:
    path, state = folder / source.file, folder / f"{source.file}.json"
    known: Mapping[str, str] = json.loads(state.read_text()) if state.exists() and path.exists() else {}
    with _temporary(folder, source.file) as fresh:
        told = _download(client, source, source.url, fresh, known=known, cap=cap)
        if told is None:
            return Fetched(source=source, path=path, changed=False, retrieved=retrieved)
        if source.slot == "us_cbp_wro" and (link := _dataset_link(fresh, source.url)):
            told = _download(client, source, link, fresh, known={}, cap=cap) or told
        try:
            _check(source, fresh, path if path.exists() else None, retrieved=retrieved, accept=accept)
        except (ListFault, UnreadableFile) as fault:
            raise ListFault(source.file, f"{source.url}: {fault.wrong}", fault.remedy) from fault
        same = path.exists() and path.read_bytes() == fresh.read_bytes()
        fresh.replace(path)
    swap = state.with_suffix(".new")
    swap.write_text(json.dumps(told | {"retrieved": retrieved.isoformat()}))
    swap.replace(state)
    return Fetched(source=source, path=path, changed=not same, retrieved=retrieved)


@contextmanager
def _temporary(folder: Path, name: str) -> Iterator[Path]:
    path = folder / f".{name}.{os.getpid()}.part"
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def _download(
    client: "httpx.Client", source: Source, url: str, into: Path, *, known: Mapping[str, str], cap: int
) -> dict[str, str] | None:
    """Stream a body to a file; return its conditions for the next time, None when it has not changed."""
    conditions = {"If-None-Match": known.get("etag", ""), "If-Modified-Since": known.get("last_modified", "")}
    with client.stream("GET", url, headers={k: v for k, v in conditions.items() if v}) as answer:
        if answer.status_code == 304:
            return None
        if answer.status_code != 200:
            raise ListFault(
                source.file, f"{url} answers {answer.status_code}", "try later, or import a download"
            )
        size = 0
        with into.open("wb") as out:
            for block in answer.iter_bytes():
                size += len(block)
                if size > cap:
                    raise ListFault(source.file, f"the body is larger than {cap} bytes", "this is no list")
                out.write(block)
        announced = answer.headers.get("Content-Length")
        if announced and "Content-Encoding" not in answer.headers and size != int(announced):
            raise ListFault(
                source.file, f"{size} of {announced} bytes came", "the body was cut short; try again"
            )
        return {
            "etag": answer.headers.get("ETag", ""),
            "last_modified": answer.headers.get("Last-Modified", ""),
        }


def _dataset_link(page: Path, base: str) -> str:
    """Return the address of the dataset that CBP's page links, empty when the file is the dataset itself."""
    import re
    from urllib.parse import urljoin

    text = page.read_text(encoding="utf-8", errors="replace")
    links = re.findall(r"<a\b[^>]*href=\"([^\"]+\.csv[^\"]*)\"", text, re.IGNORECASE)
    return urljoin(base, links[0]) if links else ""


def _cut_short(source: Source, fresh: Path, retrieved: dt.date) -> str:
    """Return why the body is not whole, empty when it is; a server may cut a body and announce the cut length."""
    if source.slot.startswith("ofac_"):
        return "" if read_bytes(fresh).rstrip(b"\r\n").endswith(b"\x1a") else "the end mark 0x1A is missing"
    [version] = read_files([fresh], retrieved=retrieved)
    return version.partial


def _check(source: Source, fresh: Path, before: Path | None, *, retrieved: dt.date, accept: bool) -> None:
    """Refuse a body that is no list of that kind, or far smaller than the one before."""
    slot = slot_of(source.file, read_bytes(fresh))
    if slot != source.slot:
        raise ListFault(source.file, f"{source.url} sent {SLOTS[slot]}", f"expected {SLOTS[source.slot]}")
    if not accept and (cut := _cut_short(source, fresh, retrieved)):
        raise ListFault(source.file, cut, "try again; --accept takes it nevertheless")
    if before is not None and not accept:
        was, now = before.stat().st_size, fresh.stat().st_size
        if now < was * _HALF:
            raise ListFault(
                source.file,
                f"the list shrank from {was} to {now} bytes",
                "look at it; --accept takes it nevertheless",
            )


def sources_table() -> list[dict[str, object]]:
    """Return the table of sources, for people and for --json."""
    return [asdict(source) for source in SOURCES]
