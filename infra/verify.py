"""`python -m infra.verify FILE.xlsx`: whether an exported history is whole."""

import sys
from pathlib import Path

from chalicelib.core.errors import InvalidError
from chalicelib.features.history.proof import verdict


def main(arguments: list[str]) -> int:
    """0 when every file is whole, 1 when one is not, 2 for a file that is no history."""
    if not arguments:
        print("Which file?", file=sys.stderr)
        return 2
    worst = 0
    for name in arguments:
        try:
            found = verdict(Path(name).read_bytes())
        except (OSError, InvalidError) as error:
            print(f"{name}: {error}", file=sys.stderr)
            return 2
        said = "whole" if found.is_whole else f"altered at event {found.broken_at}"
        print(f"{name}: account {found.account}, {found.events} events, {said}")
        worst = max(worst, int(not found.is_whole))
    return worst


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
