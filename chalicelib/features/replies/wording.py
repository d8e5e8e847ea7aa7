"""What a reply says: text out of HTML, and the new part apart from what it quotes. Pure."""

import re
from html.parser import HTMLParser

from chalicelib.core.text import clean

TEXT_MAX = 20_000
# HTML is many times longer than its text; more of it is not read.
HTML_MAX = 400_000
_BREAKS = frozenset({"br", "p", "div", "tr", "li", "blockquote", "h1", "h2", "h3", "table", "hr"})
_UNSEEN = frozenset({"script", "style", "head", "title"})
_LINE_MAX = 300

# The line with which mail clients begin what they quote, in the languages of our debtors.
_QUOTES = re.compile(
    r"^\s*(?:"
    r"-{2,}\s*(?:original message|message d.origine|message transf|forwarded message|"
    r"urspr.ngliche nachricht|oorspronkelijk bericht|messaggio originale)"
    r"|_{20,}\s*$"
    r"|(?:le|on|am|op|el|il) .{5,200}(?:a .crit|wrote|schrieb|schreef|escribi.|ha scritto)"
    r"[^:]{0,80}:\s*$"
    r")",
    re.IGNORECASE,
)
# The same on two lines, and the head of a message as Outlook copies it.
_BEGINS = re.compile(r"^\s*(?:le|on|am|op|el|il) .{5,200}$", re.IGNORECASE)
_ENDS = re.compile(
    r"(?:a .crit|wrote|schrieb|schreef|escribi.|ha scritto)[^:]{0,80}:\s*$", re.IGNORECASE
)
_FROM = re.compile(r"^\s*\*?(?:from|de|von|van)\s?\*?:\s?\S", re.IGNORECASE)
_HEAD = re.compile(
    r"^\s*\*?(?:sent|envoy.|date|gesendet|verzonden|to|.|an|aan)\s?\*?:", re.IGNORECASE
)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._unseen += tag in _UNSEEN
        if tag in _BREAKS:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.said.append(re.sub(r"\s+", " ", data))


def text_of(html: str) -> str:
    """What an HTML message says, line by line."""
    reader = _Text()
    reader.feed(html[:HTML_MAX])
    return re.sub(r"\n\s*\n\s*", "\n\n", "".join(reader.said))


def parted(text: str) -> tuple[str, str]:
    """What is new, and what it quotes; all is new when it only quotes."""
    lines = clean(text[: 5 * TEXT_MAX]).split("\n")
    last = _trailing(lines)
    first = next((n for n in range(last) if _begins_quote(lines[n : n + 4])), last)
    new, old = "\n".join(lines[:first]).strip(), "\n".join(lines[first:]).strip()
    if not new:
        new, old = old, ""
    return new[:TEXT_MAX], old[:TEXT_MAX]


def _trailing(lines: list[str]) -> int:
    """Where the quoted lines at the end begin."""
    last = len(lines)
    while last and (not lines[last - 1].strip() or lines[last - 1].startswith(">")):
        last -= 1
    return last


def _begins_quote(lines: list[str]) -> bool:
    line, *following = (text[:_LINE_MAX] for text in lines)
    if _QUOTES.match(line):
        return True
    if _BEGINS.match(line) and following and _ENDS.search(following[0]):
        return True
    return bool(_FROM.match(line) and any(map(_HEAD.match, following)))
