"""Documents of an account: files that debtors or users attached."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict


class Document(BaseModel):
    """A file's record; its content stands in the bucket under `key`, the tenant's id first.

    `origin` says where it came from: "user", or "answer#<id>".
    """

    model_config = ConfigDict(frozen=True)

    id: str
    code: str
    filename: str
    content_type: str
    size: int
    key: str
    at: datetime
    by: str
    origin: str = "user"
