"""The properties that office files carry: when they were made and changed, and with what."""

import io
import zipfile
from typing import Final
from xml.etree.ElementTree import ParseError

__all__ = ["core_properties"]

_PARTS: Final = ("docProps/core.xml", "docProps/app.xml", "meta.xml")
_KEYS: Final = {
    "created": "created",
    "modified": "modified",
    "revision": "revisions",
    "lastModifiedBy": "",  # a person
    "Application": "producer",
    "title": "title",
    "creation-date": "created",
    "date": "modified",
    "generator": "producer",
    "editing-cycles": "revisions",
}
_MOST: Final = 1 << 20


def core_properties(data: bytes) -> dict[str, str]:
    """Return created, modified, revisions, producer and title of an office file; who made it is left out."""
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    meta: dict[str, str] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in _PARTS:
                if part not in archive.namelist() or archive.getinfo(part).file_size > _MOST:
                    continue
                for element in fromstring(archive.read(part)).iter():
                    key = _KEYS.get(element.tag.rpartition("}")[2], "")
                    if key and element.text and element.text.strip():
                        meta[key] = element.text.strip()[:200]
    except (zipfile.BadZipFile, ParseError, DefusedXmlException, KeyError, ValueError, OSError):
        return meta
    return meta
