"""The two companies of the demonstration, of one group: in Lille, in euros; in Geneva, in francs."""

from dataclasses import dataclass

from chalicelib.features.access.model import Role
from chalicelib.features.settings.model import CompanySettings

COLLECTORS = (
    "lucie.petit@relance.example",
    "marc.leroy@relance.example",
    "ines.claes@relance.example",
)
_CLAIRE = ("claire.valmont@relance.example", "Claire Valmont", Role.CREDIT_MANAGER)
_PAUL = ("direction@relance.example", "Paul Valmont", Role.READER)
_NADIA = "nadia.favre@relance.example"


@dataclass(frozen=True, slots=True)
class Invented:
    """A company, how many customers it has and in what countries, and who works there."""

    tenant_id: str
    settings: CompanySettings
    accounts: int
    is_swiss: bool
    collectors: tuple[str, ...]
    users: tuple[tuple[str, str, Role], ...]


VALMONT = Invented(
    tenant_id="demo",
    settings=CompanySettings(
        name="Maison Valmont",
        address="14 rue des Tisserands\n59800 Lille",
        sender_name="Maison Valmont, comptabilité clients",
        sender_email="credit@maison-valmont.example",
        reply_to="comptabilite@maison-valmont.example",
        stale_after_days=5,
        default_collector=COLLECTORS[0],
    ),
    accounts=300,
    is_swiss=False,
    collectors=COLLECTORS,
    users=(
        (COLLECTORS[0], "Lucie Petit", Role.COLLECTOR),
        (COLLECTORS[1], "Marc Leroy", Role.COLLECTOR),
        (COLLECTORS[2], "Inès Claes", Role.COLLECTOR),
        _CLAIRE,
        ("adv@relance.example", "Hugo Lambert", Role.COLLEAGUE),
        _PAUL,
    ),
)
SUISSE = Invented(
    tenant_id="demo-ch",
    settings=CompanySettings(
        name="Valmont Suisse",
        address="22 rue du Stand\n1204 Genève",
        country="CH",
        currency="CHF",
        timezone="Europe/Zurich",
        sender_name="Valmont Suisse, comptabilité clients",
        sender_email="credit@valmont-suisse.example",
        reply_to="comptabilite@valmont-suisse.example",
        stale_after_days=5,
        default_collector=_NADIA,
    ),
    accounts=60,
    is_swiss=True,
    collectors=(_NADIA, COLLECTORS[0]),
    users=(
        (_NADIA, "Nadia Favre", Role.COLLECTOR),
        (COLLECTORS[0], "Lucie Petit", Role.COLLECTOR),
        _CLAIRE,
        _PAUL,
    ),
)
INVENTED = {company.tenant_id: company for company in (VALMONT, SUISSE)}
