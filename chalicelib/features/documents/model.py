"""Documents of an account: files that debtors or users attached."""

from datetime import datetime
from enum import StrEnum

from chalicelib.core.values import Frozen


class DocumentKind(StrEnum):
    """What a document is for."""

    AGREEMENT = "agreement"
    INVOICE = "invoice"
    PROOF = "proof"
    GUARANTEE = "guarantee"
    CORRESPONDENCE = "correspondence"
    OTHER = "other"


class Document(Frozen):
    """A file's record; its content stands in the bucket under `key`, the tenant's id first.

    `origin` says where it came from: "user", or "answer#<id>".
    """

    id: str
    code: str
    filename: str
    content_type: str
    size: int
    key: str
    at: datetime
    by: str
    origin: str = "user"
    kind: DocumentKind = DocumentKind.OTHER
    # The item it belongs to, "" for the account.
    item: str = ""
    # The payment plan it is the agreement of, "" for none.
    plan: str = ""
    # Whether it stands in the credit-and-risk file.
    is_risk: bool = False
