"""Small invented documents, made where the tests run."""

import io
import zlib
from collections.abc import Sequence

import xlsxwriter


def book(**sheets: Sequence[Sequence[object]]) -> bytes:
    """Return an XLSX with these sheets."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return out.getvalue()


def pdf(pages: Sequence[Sequence[tuple[float, float, str]]], *, pack: bool = False) -> bytes:
    """Return a PDF of pages, each of texts at a place in points from the lower left, in 10 point Helvetica."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    bodies: dict[int, bytes] = {}
    for texts in pages:
        stream = (
            "BT /F1 10 Tf\n" + "\n".join(f"1 0 0 1 {x} {y} Tm ({text}) Tj" for x, y, text in texts) + "\nET"
        )
        data = zlib.compress(stream.encode("latin-1")) if pack else stream.encode("latin-1")
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(data)}{' /Filter /FlateDecode' if pack else ''} >>")
        bodies[number + 1] = data
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return assemble(objects, bodies)


def assemble(objects: Sequence[str], bodies: dict[int, bytes]) -> bytes:
    """Return a PDF of numbered objects with its table of places."""
    out = bytearray(b"%PDF-1.5\n")
    places = []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\n".encode("latin-1")
        if number in bodies:
            out += b"stream\n" + bodies[number] + b"\nendstream\n"
        out += b"endobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
