"""Debts and contracts, said in few words."""

from chalicelib.features.penalties.model import (
    Contract,
    DayCount,
    Debt,
    Regime,
)


def holds(regime=Regime.FR_B2B, **more):
    fields = {"charged": True, "agreed_rate": None, "day_count": DayCount.DAYS_365}
    return Contract(**{"regime": regime, "closed_years": 5, **fields, **more})


def debt(minor, due_on, **more):
    return Debt(
        **{
            "id": "F1",
            "number": "F1",
            "currency": "EUR",
            "due_on": due_on,
            "bases": ((due_on, minor),),
            **more,
        }
    )


def said(found):
    """(kind, days, rate, amount) of each line."""
    return [
        (line.kind.value, line.days, str(line.rate or ""), str(line.amount.amount))
        for line in found
    ]
