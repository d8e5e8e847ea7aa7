"""`python -m infra.verify FILE`: whether an exported history (.xlsx or .json) is as it was written.

It needs neither a network nor Relance's data: the file alone (docs/history.md). It ends with 0 for
a whole history or an honest part of one, with 1 for a broken one, with 2 for any other file.
"""

import sys
from pathlib import Path

from chalicelib.core.errors import RelanceError
from chalicelib.features.history.files import read
from chalicelib.features.history.model import Verdict
from chalicelib.features.history.verification import verdict

_REASONS = {
    "altered": "the event was altered",
    "order": "the event stands in the wrong place",
    "chain": "the event does not follow the one before it",
    "head": "the last event is not the head of the chain that the file names",
}


def main(arguments: list[str]) -> int:
    """Say what the file proves."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        said = verdict(read(Path(arguments[0]).read_bytes()))
    except (RelanceError, OSError) as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(_told(said)))
    return 1 if said.state == "broken" else 0


def _told(said: Verdict) -> list[str]:
    lines = [f"Account {said.account}: {said.events} events, head of the chain no. {said.head_seq}"]
    if said.state == "broken":
        lines.append(f"BROKEN at no. {said.broken_at}: {_REASONS.get(said.reason, said.reason)}.")
    elif said.state == "whole":
        lines.append("WHOLE: every event is there, as it was written.")
    else:
        gaps = ", ".join(f"{gap.first}-{gap.last}" for gap in said.gaps)
        lines.append(f"PART: what is there is as it was written; not in the file: {gaps}.")
    if said.reworded:
        numbers = ", ".join(map(str, said.reworded))
        lines.append(f"Note: the sentence says something else than the facts at no. {numbers}.")
    return lines


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
