"""Letters: printed one by one, then put together as one file."""

from itertools import islice

from bench.accounts import loaded
from bench.measure import measured, tell
from bench.world import Bench, bench
from chalicelib.features.letters.merged import merged
from chalicelib.features.messages.letter import letter_pdf
from chalicelib.features.reminders import compose
from chalicelib.features.reminders.model import PlannedReminder
from chalicelib.features.reminders.rules import decide
from chalicelib.features.scenarios.model import Mode, Scenario, Step, StepChannel

LINK = "https://relance.example/r/0123456789abcdef0123456789abcdef"
LETTERS = Scenario(
    id="letters",
    names={},
    steps=(Step(key="reminder_2", offset_days=3, level=2, channel=StepChannel.LETTER),),
)


def run_pdf(letters: int) -> None:
    """Decide, write and print so many letters, of an account each; nothing is stored."""
    with bench() as world:
        # Of some accounts nothing is due.
        loaded(world, letters * 12)
        codes = [line.code for line in world.services.accounts.portfolio(world.actor)]
        _printed(world, codes[0])  # Templates and fonts are read once.
        with measured(world.meter, world.database_pid) as figure:
            made = ((code, paper) for code in codes if (paper := _printed(world, code)))
            papers = list(islice(made, letters))
        size = sum(len(paper) for _, paper in papers) // len(papers)
        each = round(figure.cpu_s * 1000 / len(papers), 2)
        tell("letters.pdf", figure, letters=len(papers), bytes_each=size, cpu_ms_each=each)
        with measured(world.meter, world.database_pid) as figure:
            whole = merged(papers, two_sided=True)
        tell("letters.pdf.merged", figure, letters=len(papers), bytes=len(whole))


def _printed(world: Bench, code: str) -> bytes | None:
    found = world.services.accounts.get(world.actor, code)
    account = found.model_copy(update={"corrections": {"address": "12 rue de la République"}})
    today = world.services.company.today(world.actor)
    planned = decide(account, LETTERS, today, modes=tuple(Mode))
    if not isinstance(planned, PlannedReminder):
        return None
    kept = compose.letter(account, planned, world.services.company.settings(world.actor))
    paper = world.services.statements.of(world.actor, code, kept.language)
    return letter_pdf(paper, compose.rendered(kept, LINK), LINK)
