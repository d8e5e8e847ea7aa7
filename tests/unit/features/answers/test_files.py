import pytest

from chalicelib.features.answers.files import (
    FILE_BYTES_MAX,
    TooLargeError,
    UnknownTypeError,
    upload_of,
)

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("receipt.pdf", b"%PDF-1.4", "receipt.pdf"),
        ("receipt", b"%PDF-1.4", "receipt.pdf"),
        ("photo.jpeg", JPEG, "photo.jpg"),
        ("scan.PNG", PNG, "scan.png"),
        ("page.html", b"%PDF-1.4", "page.pdf"),
        ("run.pdf.exe", b"%PDF-1.4", "run_pdf.pdf"),
        ("../../etc/passwd", b"%PDF-1.4", "passwd.pdf"),
        ("C:\\temp\\x.pdf", b"%PDF-1.4", "x.pdf"),
        ('a"b\r\nc.pdf', b"%PDF-1.4", "a_b_c.pdf"),
        ("\u202efdp.exe", b"%PDF-1.4", "fdp.pdf"),
        ("", b"%PDF-1.4", "file.pdf"),
        ("Reçu n°1 (signé).pdf", b"%PDF-1.4", "Reçu n_1 (signé).pdf"),
    ],
)
def test_a_file_gets_a_harmless_name_that_ends_as_its_content_says(name, content, kept):
    assert upload_of(name, content).filename == kept


@pytest.mark.parametrize(
    "content", [b"<html>", b"MZ\x90", b"PK\x03\x04", b" %PDF-", b"GIF89a", b"x"]
)
def test_what_is_neither_pdf_nor_png_nor_jpeg_is_refused(content):
    with pytest.raises(UnknownTypeError):
        upload_of("receipt.pdf", content)


def test_a_file_at_the_limit_is_taken():
    assert upload_of("a.pdf", b"%PDF-".ljust(FILE_BYTES_MAX)).content_type == "application/pdf"


def test_a_file_over_the_limit_is_refused():
    with pytest.raises(TooLargeError):
        upload_of("a.pdf", b"%PDF-".ljust(FILE_BYTES_MAX + 1))
