"""What each law says: its rate, its indemnity, and where that is written.

The articles were read in comments on them, not in the official journals: a lawyer should confirm
them before a company relies on them. `docs/penalties.md` says what was assumed.
"""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from chalicelib.core.errors import FieldError, InvalidError
from chalicelib.features.penalties.model import Contract, PenaltyPolicy, PenaltyTerms, Regime
from chalicelib.features.penalties.rates import french_legal, half_year, reference

FREEZE_DAYS = 14
_LETTER_WORKING_DAYS = 3
_SATURDAY = 5
_COUNTRIES = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
_EUROPEAN = frozenset(_COUNTRIES.split())
_BY_COUNTRY = {"FR": Regime.FR_B2B, "BE": Regime.BE_B2B}


class Applied(NamedTuple):
    """The rate of one half-year and how it came about."""

    rate: Decimal
    reference: Decimal | None
    margin: Decimal | None
    source: str
    notes: tuple[str, ...]


class Law(NamedTuple):
    """A regime: `indemnity` gives cents of EUR for what is owed, in cents."""

    margin: Decimal
    to_half_point: bool
    article: str
    article_source: str
    indemnity: Callable[[int], int]
    indemnity_article: str
    indemnity_source: str


def _forty(_owed: int) -> int:
    return 4000


def consumer_indemnity(owed: int) -> int:
    """The most a Belgian consumer may be asked, in cents, for a debt in cents."""
    euros = Decimal(owed) / 100
    if euros <= 150:  # noqa: PLR2004 - the law's own steps
        most = Decimal(20)
    elif euros <= 500:  # noqa: PLR2004
        most = 30 + (euros - 150) / 10
    else:
        most = min(Decimal(2000), 65 + (euros - 500) / 20)
    return int((most * 100).quantize(Decimal(1), ROUND_HALF_UP))


_CRENO = (
    "https://www.creno.be/qdn-septembre-2023-dossier-saisie-et-recouvrement-livre-xix-du-code-de-"
    "droit-economique-dettes-du-consommateur/"
)
_DALLAPICCOLA = (
    "https://avocat-dallapiccola.be/2022/01/11/durcissement-de-la-lutte-contre-le-retard-de-"
    "paiement-dans-les-transactions-commerciales"
)
_BOMEL = (
    "https://www.bomel-avocat.fr/indemnite-forfaitaire-pour-frais-de-recouvrement-40-euros-hors-"
    "taxes-ttc-tva-l441-6-d441-5-code-de-commerce/"
)
LAWS: dict[Regime, Law] = {
    Regime.FR_B2B: Law(
        margin=Decimal(10),
        to_half_point=False,
        article="Code de commerce, art. L441-10 II",
        article_source="https://jcl06.fr/les-interets-de-retard/",
        indemnity=_forty,
        indemnity_article="Code de commerce, art. D441-5",
        indemnity_source=_BOMEL,
    ),
    Regime.BE_B2B: Law(
        margin=Decimal(8),
        to_half_point=True,
        article="Loi du 2 août 2002, art. 5",
        article_source=_DALLAPICCOLA,
        indemnity=_forty,
        indemnity_article="Loi du 2 août 2002, art. 6",
        indemnity_source=_DALLAPICCOLA,
    ),
    Regime.BE_B2C: Law(
        margin=Decimal(8),
        to_half_point=True,
        article="Code de droit économique, art. XIX.4",
        article_source=_CRENO,
        indemnity=consumer_indemnity,
        indemnity_article="Code de droit économique, art. XIX.4",
        indemnity_source=_CRENO,
    ),
    Regime.EU: Law(
        margin=Decimal(8),
        to_half_point=False,
        article="Directive 2011/7/UE, art. 2 et 3",
        article_source="http://www.legislation.gov.uk/eudr/2011/7/article/2?view=plain",
        indemnity=_forty,
        indemnity_article="Directive 2011/7/UE, art. 6",
        indemnity_source="https://eur-lex.europa.eu/legal-content/EN/ALL/?uri=LEGISSUM:mi0074",
    ),
}


def contract_of(policy: PenaltyPolicy, terms: PenaltyTerms, country: str) -> Contract:
    """What holds for an account of a country: its own terms first, then the company's policy."""
    elsewhere = Regime.EU if country in _EUROPEAN else Regime.NONE
    by_country = _BY_COUNTRY.get(country, elsewhere)
    agreed = policy.agreed_rate if terms.agreed_rate is None else terms.agreed_rate
    return Contract(
        charged=policy.charged if terms.charged is None else terms.charged,
        regime=terms.regime or policy.regime or by_country,
        agreed_rate=agreed,
        day_count=policy.day_count,
        closed_years=policy.closed_years,
    )


def statutory(regime: Regime, day: date) -> Decimal:
    """The rate the law gives for the half-year of a day."""
    law = LAWS[regime]
    rate = reference(day).percent + law.margin
    return (rate * 2).to_integral_value(ROUND_CEILING) / 2 if law.to_half_point else rate


def applied(contract: Contract, day: date) -> Applied:
    """The rate for the half-year of a day.

    In France an agreed rate stands even where it is below what the law would give without it: the
    floor of three times the legal rate tests what is agreed, and raises nothing by itself. A
    Belgian consumer is never asked more than the law's own rate.
    """
    given, legal = reference(day), statutory(contract.regime, day)
    notes = ("provisional",) if given.is_provisional else ()
    agreed = contract.agreed_rate
    if agreed is None or (contract.regime is Regime.BE_B2C and agreed >= legal):
        return Applied(legal, given.percent, LAWS[contract.regime].margin, given.source, notes)
    if contract.regime is Regime.FR_B2B and agreed < french_floor(day):
        return Applied(agreed, None, None, "", ("below_floor",))
    return Applied(agreed, None, None, "", ())


def french_floor(day: date) -> Decimal:
    """The least rate that may be agreed in France in the half-year of a day."""
    return french_legal(day).percent * 3


def check_agreed(regime: Regime | None, agreed: Decimal | None, today: date) -> None:
    """Refuse a rate that French law does not let agree; None is the default, by country."""
    if agreed is None or regime not in {None, Regime.FR_B2B}:
        return
    floor = french_floor(today)
    if agreed < floor:
        rate = french_legal(today).percent
        reason = f"at least {floor} %, three times the legal rate ({rate} %, {half_year(today)})"
        wrong = FieldError("agreed_rate", reason)
        raise InvalidError("This rate is below what the law lets agree.", errors=(wrong,))


def free_until(reminded_on: date, *, by_letter: bool) -> date:
    """The last of the fourteen days a Belgian consumer has after the first reminder.

    They begin the day after an electronic one, and the third working day after a letter.
    """
    start = _third_working_day(reminded_on) if by_letter else reminded_on + timedelta(days=1)
    return start + timedelta(days=FREEZE_DAYS - 1)


def _third_working_day(after: date) -> date:
    # Slow to import, and wanted by nobody else.
    import holidays  # noqa: PLC0415

    closed = holidays.country_holidays("BE", years=(after.year, after.year + 1))
    day, seen = after, 0
    while seen < _LETTER_WORKING_DAYS:
        day += timedelta(days=1)
        # Saturdays are left out: the longer reading is the consumer's.
        seen += day.weekday() < _SATURDAY and day not in closed
    return day
