"""Time stamp tokens after RFC 3161: requests to send, and answers verified offline under a root the user names."""

import datetime as dt
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unpick.model.errors import MissingPart, UsageError

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

__all__ = ["Stamp", "make_request", "verify_token"]

_SECONDS: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A token that holds: the authority's time, UTC, and which program verified it."""

    at: str
    by: str


def make_request(data: bytes) -> bytes:
    """Return a request for a token over the SHA-256 of some bytes; sending it is up to the user.

    Raises:
        MissingPart: rfc3161-client is not installed.
    """
    try:
        from rfc3161_client import HashAlgorithm, TimestampRequestBuilder
    except ImportError:
        raise MissingPart(
            "time stamp", "rfc3161-client is not installed", "install unpick[captures]"
        ) from None
    builder = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256)
    request: bytes = builder.nonce(nonce=True).cert_request(cert_request=True).build().as_bytes()
    return request


def verify_token(data: bytes, token: bytes, roots: bytes) -> Stamp:
    """Verify an answer of an authority over some bytes, offline.

    rfc3161-client refuses answers whose certificates are not in DER order, which well-known authorities
    send; what it refuses is put to `openssl ts -verify`, and only what one of the two accepts holds.

    Args:
        token: the answer as it came (application/timestamp-reply). roots: certificates in PEM that the user trusts.

    Raises:
        UsageError: the token does not hold for these bytes under these roots, or the roots are unreadable.
        MissingPart: the client refuses it and openssl is not installed.
    """
    from cryptography import x509

    try:
        trusted = x509.load_pem_x509_certificates(roots)
    except ValueError as problem:
        raise UsageError(
            "time stamp", f"the root is no certificate in PEM ({problem})", "give --root FILE.pem"
        ) from None
    try:
        return _by_client(data, token, trusted)
    except (ImportError, ValueError) as refused:
        return _by_openssl(data, token, roots, str(refused))


def _by_client(data: bytes, token: bytes, trusted: list["Certificate"]) -> Stamp:
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

    response = decode_timestamp_response(token)
    builder = VerifierBuilder()
    for root in trusted:
        builder = builder.add_root_certificate(root)
    try:
        builder.build().verify_message(response, data)
    except VerificationError as problem:
        raise ValueError(str(problem)) from None
    return Stamp(at=_text(response.tst_info.gen_time), by="rfc3161-client")


def _by_openssl(data: bytes, token: bytes, roots: bytes, refused: str) -> Stamp:
    program = shutil.which("openssl")
    if program is None:
        raise MissingPart(
            "time stamp", f"the token was refused ({refused}) and openssl is not installed", "install openssl"
        )
    with tempfile.TemporaryDirectory(prefix="unpick-") as scratch:
        for name, content in (("data", data), ("token", token), ("roots", roots)):
            (Path(scratch) / name).write_bytes(content)
        command = [program, "ts", "-verify", "-data", "data", "-in", "token", "-CAfile", "roots"]
        done = subprocess.run(command, cwd=scratch, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 - fixed
        if done.returncode or b"Verification: OK" not in done.stdout + done.stderr:
            raise UsageError(
                "time stamp",
                f"the token does not hold for this file under this root ({refused})",
                "check file, token and root",
            )
        command = [program, "ts", "-reply", "-in", "token", "-text"]
        told = subprocess.run(command, cwd=scratch, capture_output=True, check=False, timeout=_SECONDS)  # noqa: S603 - fixed
    for line in told.stdout.decode("utf-8", "replace").splitlines():
        if line.startswith("Time stamp: "):
            stated = line.removeprefix("Time stamp: ").removesuffix(" GMT").split(".")[0]
            when = dt.datetime.strptime(stated, "%b %d %H:%M:%S %Y").replace(tzinfo=dt.UTC)
            return Stamp(at=_text(when), by="openssl")
    raise UsageError("time stamp", "openssl does not tell the time of the token", "check the token")


def _text(when: dt.datetime) -> str:
    return when.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
