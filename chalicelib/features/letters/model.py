"""What is asked of letters that wait for the post."""

from typing import NamedTuple, Self

# Kinds of jobs.
PRINT, POST = "letters", "letters_posted"
LETTERS_MAX = 2_000


class LetterKey(NamedTuple):
    """Which letter: the account's code and the reminder's id."""

    code: str
    reminder_id: str

    @property
    def thing(self) -> str:
        """As a job names it: an id has no spaces, a code may."""
        return f"{self.reminder_id} {self.code}"

    @classmethod
    def of(cls, thing: str) -> Self:
        """The key of a job's thing."""
        reminder_id, _, code = thing.partition(" ")
        return cls(code, reminder_id)
