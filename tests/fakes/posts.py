"""Bodies of posted forms, as browsers make them."""

from urllib.parse import urlencode

from tests.fakes.debtors import form

URL_ENCODED = "application/x-www-form-urlencoded"
BOUNDARY = "----RelanceFormBoundary7MA4YWxk"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"


def url_encoded(kind: str, *item_ids: str, **fields: str) -> bytes:
    pairs = [(k, v) for k, values in form(kind, *item_ids, **fields).fields.items() for v in values]
    return urlencode(pairs).encode()


def multipart(kind: str, *item_ids: str, file: bytes = b"", name: str = "", **fields: str) -> bytes:
    parts = [
        f'Content-Disposition: form-data; name="{k}"\r\n\r\n'.encode() + v.encode()
        for k, values in form(kind, *item_ids, **fields).fields.items()
        for v in values
    ]
    head = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n'
    parts.append(head.encode() + b"Content-Type: application/octet-stream\r\n\r\n" + file)
    edge = f"--{BOUNDARY}".encode()
    return b"".join(edge + b"\r\n" + part + b"\r\n" for part in parts) + edge + b"--\r\n"
