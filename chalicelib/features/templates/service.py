"""The templates a company's messages are made from. Its own ones come with a later feature."""

from chalicelib.features.access.model import Actor, Role
from chalicelib.features.templates.model import Template
from chalicelib.features.templates.native import languages, wording


class Templates:
    """The native templates."""

    def list(self, actor: Actor, language: str = "") -> tuple[Template, ...]:
        """Those of one language, or all."""
        actor.require(Role.READER)
        wanted = [known for known in languages() if language in {"", known}]
        return tuple(
            Template(
                language=words.language,
                step=step,
                version=words.version,
                subject=text.subject,
                body=text.body.strip(),
            )
            for words in map(wording, wanted)
            for step, text in words.steps.items()
        )
