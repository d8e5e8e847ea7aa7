"""What the columns of an aged balance are called."""

from itertools import pairwise

from chalicelib.core.values import Strict
from chalicelib.features.ageing.rules import Bounds


class Ages(Strict):
    """The words of one language; `{}` stands for days."""

    not_due: str
    between: str
    beyond: str

    def all(self, bounds: Bounds) -> tuple[str, ...]:
        """The headings: what is not due, then each band."""
        between = [self.between.format(a + 1, b) for a, b in pairwise((0, *bounds))]
        return self.not_due, *between, self.beyond.format(bounds[-1])
