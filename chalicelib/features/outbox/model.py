"""A message that would have left, as its recipient would have seen it."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field


class OutboxMessage(BaseModel):
    """One captured message; `id` sorts by time."""

    model_config = ConfigDict(frozen=True, serialize_by_alias=True, validate_by_name=True)

    id: str
    at: datetime
    to: str
    sender: str = Field(alias="from")
    subject: str
    headers: dict[str, str]
    text: str
    html: str
    account: str = Field("", description="Code of the account it is about; empty for none.")
    attachments: tuple[str, ...] = Field((), description="Names of the files that went with it.")
