"""C2PA manifests in pictures and other media, read only: who claims what, and whether the file is still what was signed.

`c2pa-python` parses and checks; nothing is fetched (no remote manifest, no revocation), and no list of trusted
signers is used: that a signature holds says that the claim was not altered since, not that its maker is honest.
"""

import io
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from unpick.model.errors import MissingPart, UnreadableFile

__all__ = ["Provenance", "has_manifest", "read_manifest_store"]

_MEDIA: Final = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".dng": "image/dng",
    ".heic": "image/heic",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".pdf": "application/pdf",
    ".mp4": "video/mp4",
    ".mov": "video/quicktime",
    ".m4a": "audio/mp4",
    ".wav": "audio/wav",
    ".mp3": "audio/mpeg",
}
"""Endings that are looked at, and the type under which the library reads them."""

_MAGIC: Final = ((b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG", "image/png"), (b"%PDF", "application/pdf"))
"""First bytes count before the ending: captures are often renamed."""

_OFFLINE: Final = {
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False, "verify_trust": False},
}
_BINDING: Final = re.compile(
    r"assertion\.(dataHash|bmffHash|boxesHash|collectionHash)\.(match|mismatch|malformed)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What the newest manifest of a file claims.

    Attributes:
        generator: program that made the claim. signer, common_name: as its certificate says; trust is not checked.
        signed: time of the signature as text when the manifest has one.
        assertions: labels. actions: what was done, as it says. ingredients: how many other files went in.
        binding: fits, altered or not stated: whether the bytes of the file are those that the manifest was made over.
        signature: holds, broken or not checked. problems: codes of what failed, in the words of C2PA.
        remote: an address where the manifest lies instead; nothing was fetched.
    """

    generator: str = ""
    signer: str = ""
    common_name: str = ""
    signed: str = ""
    assertions: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    ingredients: int = 0
    binding: str = "not stated"
    signature: str = "not checked"
    problems: tuple[str, ...] = ()
    remote: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return what the JSON document carries."""
        told = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in told.items()}


def has_manifest(data: bytes) -> bool:
    """Tell cheaply whether bytes can hold a manifest store: the label of its JUMBF box stands in clear."""
    return b"c2pa" in data and (b"jumb" in data or b"urn:c2pa" in data or b"dcterms:provenance" in data)


def read_manifest_store(data: bytes, name: str) -> Provenance | None:
    """Read the C2PA manifest of a file; None when it has none, which says nothing of the file.

    Raises:
        MissingPart: c2pa-python is not installed.
        UnreadableFile: the file is of a kind that the library does not read, or it is broken.
    """
    media = next(
        (kind for magic, kind in _MAGIC if data.startswith(magic)), _MEDIA.get(Path(name).suffix.lower())
    )
    if media is None:
        raise UnreadableFile(
            name, "C2PA is not read from files of this kind", "give a picture, PDF, audio or video"
        )
    try:
        import c2pa
    except ImportError:
        raise MissingPart(name, "c2pa-python is not installed", "install unpick[c2pa]") from None
    try:
        context = c2pa.Context(c2pa.Settings.from_dict(_OFFLINE))
        with c2pa.Reader(media, io.BytesIO(data), context=context) as reader:
            remote = "" if reader.is_embedded() else str(reader.get_remote_url() or "")
            return _told(json.loads(reader.json()), remote)
    except c2pa.C2paError.ManifestNotFound:
        return None
    except c2pa.C2paError.RemoteManifest as problem:
        address = str(problem).partition(":")[2].strip()
        return Provenance(remote=address or "not stated", problems=("the manifest lies elsewhere",))
    except c2pa.C2paError as problem:
        raise UnreadableFile(
            name, f"its C2PA data cannot be read ({problem})", "get the file anew from where it was captured"
        ) from None


def _told(store: dict[str, Any], remote: str) -> Provenance:
    active = store["manifests"][store["active_manifest"]]
    checks = store.get("validation_results", {}).get("activeManifest", {})
    failed = tuple(sorted({str(one["code"]) for one in checks.get("failure", ())}))
    passed = {str(one["code"]) for one in checks.get("success", ())}
    signed = active.get("signature_info", {})
    makers = [
        f"{one.get('name', '')} {one.get('version', '')}".strip()
        for one in active.get("claim_generator_info", ())
        if isinstance(one, dict)
    ]
    assertions = [one for one in active.get("assertions", ()) if isinstance(one, dict)]
    return Provenance(
        generator=", ".join(makers) or str(active.get("claim_generator", "")),
        signer=str(signed.get("issuer") or ""),
        common_name=str(signed.get("common_name") or ""),
        signed=str(signed.get("time") or ""),
        assertions=tuple(str(one.get("label", "")) for one in assertions),
        actions=tuple(_action(step) for one in assertions for step in _steps(one)),
        ingredients=len(active.get("ingredients", ())),
        binding=_binding(passed, failed),
        signature=_signature(passed, failed),
        problems=failed,
        remote=remote,
    )


def _steps(assertion: dict[str, Any]) -> list[dict[str, Any]]:
    data = assertion.get("data")
    if not str(assertion.get("label", "")).startswith("c2pa.actions") or not isinstance(data, dict):
        return []
    return [one for one in data.get("actions", ()) if isinstance(one, dict)]


def _action(step: dict[str, Any]) -> str:
    kind = str(step.get("digitalSourceType", "")).rpartition("/")[2]
    return " ".join(one for one in (str(step.get("action", "")), kind, str(step.get("when", ""))) if one)


def _binding(passed: set[str], failed: tuple[str, ...]) -> str:
    if any(_BINDING.fullmatch(one) for one in failed):
        return "altered"
    return "fits" if any(_BINDING.fullmatch(one) for one in passed) else "not stated"


def _signature(passed: set[str], failed: tuple[str, ...]) -> str:
    if any(one.startswith("claimSignature.") for one in failed):
        return "broken"
    return "holds" if "claimSignature.validated" in passed else "not checked"
