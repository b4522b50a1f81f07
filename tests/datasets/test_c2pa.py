"""C2PA manifests: the binding to the bytes and the signature are checked apart; absence says nothing; nothing is fetched."""

import datetime as dt
import io
import socket

import pytest
from PIL import Image

from unpick.datasets.c2pa import has_manifest, read_manifest_store
from unpick.model.errors import UnreadableFile

c2pa = pytest.importorskip("c2pa", reason="c2pa-python is not installed (extra c2pa)")


def picture(form: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").resize((96, 64)).save(out, form)
    return out.getvalue()


def chain() -> tuple[bytes, bytes]:
    """Return certificates and key of an invented camera under an invented root."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    root, leaf = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())

    def named(one: str) -> x509.Name:
        maker = x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Invented Camera Works")
        return x509.Name([maker, x509.NameAttribute(NameOID.COMMON_NAME, one)])

    def certified(one: str, key: ec.EllipticCurvePrivateKey, *, ca: bool) -> bytes:
        used = dict.fromkeys(
            ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement"), False
        )
        used |= {"encipher_only": False, "decipher_only": False}
        made = (
            x509.CertificateBuilder()
            .subject_name(named(one))
            .issuer_name(named("root"))
            .public_key(key.public_key())
            .serial_number(7 if ca else 8)
            .not_valid_before(dt.datetime(2020, 1, 1, tzinfo=dt.UTC))
            .not_valid_after(dt.datetime(2040, 1, 1, tzinfo=dt.UTC))
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
            .add_extension(
                x509.KeyUsage(digital_signature=not ca, key_cert_sign=ca, crl_sign=ca, **used), critical=True
            )
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(root.public_key()), critical=False
            )
        )
        if not ca:
            purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
            made = made.add_extension(purpose, critical=False)
        return made.sign(root, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    key = leaf.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return certified("leaf", leaf, ca=False) + certified("root", root, ca=True), key


@pytest.fixture(scope="module")
def signed() -> bytes:
    return signed_picture()


def signed_picture() -> bytes:
    """Return a picture with a manifest of an invented camera."""
    certificates, key = chain()
    info = c2pa.C2paSignerInfo(
        alg=c2pa.C2paSigningAlg.ES256, sign_cert=certificates, private_key=key, ta_url=None
    )
    shot = {"action": "c2pa.created", "when": "2020-11-03T08:00:00Z"}
    shot["digitalSourceType"] = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
    manifest = {
        "claim_generator_info": [{"name": "invented-camera", "version": "1.0"}],
        "assertions": [{"label": "c2pa.actions", "data": {"actions": [shot]}}],
    }
    out = io.BytesIO()
    with c2pa.Builder(manifest) as builder, c2pa.Signer.from_info(info) as signer:
        builder.sign(signer, "image/jpeg", io.BytesIO(picture()), out)
    return out.getvalue()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **more: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket, "socket", refuse)


def test_a_signed_picture_says_who_claims_what_and_that_it_is_unchanged(signed: bytes):
    read = read_manifest_store(signed, "boxes.jpg")
    assert read is not None
    assert (read.binding, read.signature, read.problems) == ("fits", "holds", ())
    assert read.generator.startswith("invented-camera 1.0")
    assert (read.signer, read.common_name) == ("Invented Camera Works", "leaf")
    assert read.assertions == ("c2pa.actions.v2",)
    assert read.actions == ("c2pa.created digitalCapture 2020-11-03T08:00:00Z",)
    assert has_manifest(signed)


def test_a_changed_point_breaks_the_binding_and_not_the_signature(signed: bytes):
    data = bytearray(signed)
    data[-200] ^= 1
    read = read_manifest_store(bytes(data), "boxes.jpg")
    assert read is not None
    assert (read.binding, read.signature) == ("altered", "holds")
    assert read.problems == ("assertion.dataHash.mismatch",)


def test_a_changed_claim_breaks_the_signature_and_not_the_binding(signed: bytes):
    data = bytearray(signed)
    data[signed.index(b"invented-camera")] ^= 1
    read = read_manifest_store(bytes(data), "boxes.jpg")
    assert read is not None
    assert (read.binding, read.signature) == ("fits", "broken")


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_picture_without_a_manifest_says_nothing(form: str):
    data = picture(form)
    assert read_manifest_store(data, "renamed.bin") is None
    assert not has_manifest(data)


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "boxes.jpg", "cannot be read"),
        (b"\xff\xd8\xff" + b"x" * 100, "boxes.jpg", "cannot be read"),
        (b"text", "notes.txt", "files of this kind"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(data: bytes, name: str, says: str):
    with pytest.raises(UnreadableFile, match=says):
        read_manifest_store(data, name)


def test_a_cut_picture_is_read_or_refused_and_never_crashes(signed: bytes):
    for length in (10, 500, 3000, len(signed) - 1):
        try:
            read = read_manifest_store(signed[:length], "boxes.jpg")
        except UnreadableFile:
            continue
        assert read is None or read.problems
