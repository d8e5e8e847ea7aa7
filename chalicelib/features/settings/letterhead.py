"""The company's logo, on its letters and statements."""

from io import BytesIO
from typing import TYPE_CHECKING

from chalicelib.core.errors import InvalidError, NotFoundError
from chalicelib.core.ids import fingerprint
from chalicelib.features.access.model import Actor, Role
from chalicelib.features.settings.model import CompanySettings
from chalicelib.features.settings.service import Company
from chalicelib.ports import Files

if TYPE_CHECKING:
    from PIL.Image import Image

LOGO_BYTES_MAX = 1_000_000
PIXELS_MAX = 16_000_000
# Fine at 300 dots an inch for the five centimetres it may take.
WIDTH_MAX, HEIGHT_MAX = 900, 450


class Letterhead:
    """What stands at the top of letters."""

    def __init__(self, files: Files, company: Company) -> None:
        self._files, self._company = files, company

    def put(self, actor: Actor, content: bytes) -> CompanySettings:
        """Take a JPEG or PNG as the logo; it is drawn anew, so nothing else in the file is kept."""
        actor.require(Role.CREDIT_MANAGER)
        if len(content) > LOGO_BYTES_MAX:
            raise InvalidError("The logo is larger than 1 MB.", code="too_large")
        drawn = _drawn(content)
        digest = fingerprint(drawn)[:32]
        self._files.put(_key(actor, digest), drawn, "image/png")
        return self._company.put_logo(actor, digest)

    def remove(self, actor: Actor) -> CompanySettings:
        """Have no logo."""
        return self._company.put_logo(actor, "")

    def logo(self, actor: Actor) -> bytes | None:
        """The logo as a PNG, None without one."""
        digest = self._company.settings(actor).logo
        if not digest:
            return None
        try:
            return self._files.get(_key(actor, digest), LOGO_BYTES_MAX * 4)
        except NotFoundError:
            return None


def _key(actor: Actor, digest: str) -> str:
    return f"{actor.tenant_id}/logo/{digest}.png"


def _drawn(content: bytes) -> bytes:
    # Slow to import, and wanted by nobody else.
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415

    try:
        # The size stands in the file's head: it is known before anything is unpacked.
        with Image.open(BytesIO(content), formats=("PNG", "JPEG")) as image:
            if image.width * image.height > PIXELS_MAX:
                raise InvalidError("The logo has too many pixels.", code="too_large")
            return _as_png(image)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise InvalidError("The logo is no JPEG or PNG picture.", code="bad_logo") from error


def _as_png(image: "Image") -> bytes:
    image.thumbnail((WIDTH_MAX, HEIGHT_MAX))
    has_alpha = "A" in image.getbands() or "transparency" in image.info
    out = BytesIO()
    image.convert("RGBA" if has_alpha else "RGB").save(out, "PNG", optimize=True)
    return out.getvalue()
