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
from chalicelib.features.questions.pages import render as colleague

routes = Routes("debtor")


@routes.get("/r/{token}", public=True)
def debtor_page(token: str, request: Request) -> Reply:
    """What a debtor may see and answer, or a paper of it to download."""
    try:
        if paper := _query(request).get("paper", ""):
            address = services().debtor_pages.paper(token, paper)
            return _html("", 302, render.policy(), {"Location": address})
        shown = services().debtor_pages.page(token)
    except LinkGoneError:
        return _to_colleague(token, request)
    except (ConflictError, RetryableError):
        return _plain("busy", 503, request)
    except InvalidError:  # Only a statement says so.
        return _plain("too_many", 422, request)
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
        return _to_colleague(token, request, _posted(request))
    except (ConflictError, RetryableError):
        return _plain("busy", 503, request)
    return _page(shown, request)


def _to_colleague(token: str, request: Request, posted: Posted | None = None) -> Reply:
    """The page of a colleague who is asked about a dispute; what opens nothing says so."""
    pages = services().colleague_pages
    try:
        shown = pages.page(token) if posted is None else pages.give(token, posted)
    except LinkGoneError:
        return _plain("gone", 404, request)
    except (ConflictError, RetryableError):
        return _plain("busy", 503, request)
    language = spoken(_asked(request), shown.language, _accepted(request))
    html = colleague.page(shown, language)
    return _html(html, 422 if shown.errors else 200, render.policy(shown.colour))


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
    policy = render.policy(shown.colour, has_logo=bool(shown.logo))
    return _html(render.page(shown, language), 422 if shown.errors else 200, policy)


def _plain(name: str, status: int, request: Request) -> Reply:
    language = spoken(_asked(request), _accepted(request))
    return _html(render.plain(name, language), status, render.policy())


def _asked(request: Request) -> str:
    return _query(request).get("lang", "")


def _query(request: Request) -> Mapping[str, str]:
    return request.query_params or {}


def _accepted(request: Request) -> str:
    return str(request.headers.get("accept-language", ""))


def _html(text: str, status: int, policy: str, more: Mapping[str, str] | None = None) -> Reply:
    headers = {
        **(more or {}),
        "Content-Security-Policy": policy,
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
        "X-Frame-Options": "DENY",
        "Cache-Control": "no-store",
        "Vary": "Accept-Language",
    }
    return Reply(text, "text/html; charset=utf-8", status, headers)
