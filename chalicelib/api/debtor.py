"""The debtor's page: public, in HTML, without script. Reading it changes nothing."""

from collections.abc import Mapping

from chalice.app import Request

from chalicelib.api.forms import FORM_TYPES, posted_form
from chalicelib.api.routing import Reply, Routes
from chalicelib.container import services
from chalicelib.core.errors import ConflictError, InvalidError, RetryableError
from chalicelib.features.answers.debtor import LinkGoneError
from chalicelib.features.answers.form import Posted
from chalicelib.features.answers.pages import render
from chalicelib.features.answers.pages.words import spoken
from chalicelib.features.answers.renewal import RENEW
from chalicelib.features.answers.views import DebtorPage

routes = Routes("debtor")


@routes.get("/r/{token}", public=True)
def debtor_page(token: str, request: Request) -> Reply:
    """What a debtor may see and answer."""
    try:
        shown = services().debtor_pages.page(token)
    except LinkGoneError:
        return _plain("gone", 404, request)
    except (ConflictError, RetryableError):
        return _plain("busy", 503, request)
    return _page(shown, request)


@routes.post("/r/{token}", public=True, content_types=FORM_TYPES)
def give_answer(token: str, request: Request) -> Reply:
    """Record the debtor's answer, or mail a new link; the same again changes nothing."""
    try:
        posted = _posted(request)
        if posted.one("kind", 20) == RENEW:
            services().renewal.ask(token)
            return _plain("renewed", 200, request)
        shown = services().debtor_pages.give(token, posted)
    except LinkGoneError:
        return _plain("gone", 404, request)
    except (ConflictError, RetryableError):
        return _plain("busy", 503, request)
    return _page(shown, request)


def _posted(request: Request) -> Posted:
    """The form; one that cannot be read is an empty one with a note of that."""
    body = request.raw_body or b""
    content = body if isinstance(body, bytes) else body.encode()
    try:
        posted = posted_form(request.headers.get("content-type", ""), content)
        return posted._replace(address=_address(request))
    except InvalidError:
        return Posted({}, is_readable=False)


def _address(request: Request) -> str:
    """Who asks, as the nearest proxy of ours says: CloudFront adds the viewer, API Gateway it."""
    through = str(request.headers.get("x-forwarded-for", "")).replace(" ", "").split(",")
    source = str((request.context.get("identity") or {}).get("sourceIp", ""))
    return (through[-2] if len(through) > 1 else through[0] or source)[:45]


def _page(shown: DebtorPage, request: Request) -> Reply:
    language = spoken(_asked(request), shown.language, _accepted(request))
    return _html(render.page(shown, language), 422 if shown.errors else 200)


def _plain(name: str, status: int, request: Request) -> Reply:
    language = spoken(_asked(request), _accepted(request))
    return _html(render.plain(name, language), status)


def _asked(request: Request) -> str:
    query: Mapping[str, str] = request.query_params or {}
    return query.get("lang", "")


def _accepted(request: Request) -> str:
    return str(request.headers.get("accept-language", ""))


def _html(text: str, status: int) -> Reply:
    headers = {
        "Content-Security-Policy": render.policy(),
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
        "X-Frame-Options": "DENY",
        "Cache-Control": "no-store",
        "Vary": "Accept-Language",
    }
    return Reply(text, "text/html; charset=utf-8", status, headers)
