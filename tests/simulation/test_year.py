"""A year of days: no reminder lost, doubled, out of order, on what is disputed, outside hours."""

from tests.simulation.year import Year


def test_a_year_of_days_goes_without_a_wrong_message(pytestconfig):
    accounts = pytestconfig.getoption("--accounts", default=100)
    seed = pytestconfig.getoption("--seed", default=1)
    year = Year(accounts, seed)
    for _ in year.days():
        assert year.wrong == []
    print(year)  # noqa: T201 - the numbers are part of the proof
    assert year.histories() == []
    # Quiet books would prove nothing.
    assert year.awaited > 5 * accounts
    assert year.machine.faults > 300
