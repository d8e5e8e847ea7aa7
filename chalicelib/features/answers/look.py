"""The company's look on its pages: its colour, made readable on light and on dark, and its logo."""

import base64
from typing import NamedTuple

# WCAG 2.2, 1.4.3: what text of normal size needs against its ground.
CONTRAST_MIN = 4.5
# Grounds of the page's cards, as in page.css.
LIGHT, DARK = (255, 255, 255), (31, 34, 40)
_STEPS = 20
# A larger picture would weigh more than the whole page.
LOGO_BYTES_MAX = 300_000

Rgb = tuple[int, int, int]


class Accent(NamedTuple):
    """A colour that can be read on light, and on dark."""

    light: str
    dark: str


def accent(colour: str) -> Accent | None:
    """The colour (`#2f4fc4`), darker or lighter as far as reading wants it; None without one."""
    if not colour:
        return None
    given: Rgb = (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))
    return Accent(_toward((0, 0, 0), given, LIGHT), _toward(LIGHT, given, DARK))


def logo_address(picture: bytes | None) -> str:
    """A PNG as an address inside the page, "" without one or for one too heavy."""
    if not picture or len(picture) > LOGO_BYTES_MAX:
        return ""
    return f"data:image/png;base64,{base64.b64encode(picture).decode()}"


def contrast(one: Rgb, other: Rgb) -> float:
    """WCAG's contrast ratio, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _toward(end: Rgb, given: Rgb, ground: Rgb) -> str:
    for step in range(_STEPS + 1):
        r, g, b = (round(c + (e - c) * step / _STEPS) for c, e in zip(given, end, strict=True))
        if contrast((r, g, b), ground) >= CONTRAST_MIN:
            break
    return f"#{r:02x}{g:02x}{b:02x}"


def _luminance(rgb: Rgb) -> float:
    r, g, b = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for c in (part / 255 for part in rgb)
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
