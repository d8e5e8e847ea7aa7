"""The language templates are written in: without files, and with a limit on steps."""

from functools import cache

from minijinja import Environment, TemplateError

FUEL = 20_000


@cache
def alone() -> Environment:
    """For a template that stands for itself: there is nothing to include."""
    environment = Environment(auto_escape_callback=lambda _name: False)
    environment.fuel = FUEL
    return environment


def misspelt(text: str) -> tuple[int, int, str] | None:
    """Line, column and what is wrong where a text is no template; None when it is one."""
    try:
        alone().undeclared_variables_in_str(text)
    except TemplateError as error:
        start = error.range[0] if error.range else 0
        before = text.encode()[:start].decode(errors="ignore")
        return error.line or 1, len(before) - before.rfind("\n"), str(error.detail or "")
    return None
