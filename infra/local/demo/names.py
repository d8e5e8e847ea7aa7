"""Customers of the demonstration: invented firms in France and Belgium, or in Switzerland.

Mail goes to the reserved domain `.example`, telephones are from the ranges kept for fiction, and
registration numbers are valid in form only.
"""

import re
import unicodedata
from dataclasses import dataclass
from random import Random

from infra.local.demo import numbers

_SURNAMES = (
    "Martin",
    "Bernard",
    "Dubois",
    "Lefèvre",
    "Moreau",
    "Girard",
    "Roussel",
    "Mercier",
    "Chevalier",
    "Garnier",
    "Faure",
    "Lambert",
    "Fontaine",
    "Rivière",
    "Marchand",
    "Guérin",
    "Perrin",
    "Morel",
    "Leroux",
    "Barbier",
    "Picard",
    "Renaud",
    "Brunet",
    "Carpentier",
    "Delmas",
    "Vasseur",
    "Hamel",
    "Peeters",
    "Janssens",
    "Maes",
    "Willems",
    "Claes",
    "Goossens",
    "Wouters",
    "De Smet",
    "Hermans",
    "Lambrecht",
    "Vermeulen",
    "Dumont",
    "Lejeune",
    "Collard",
    "Servais",
    "Thiry",
    "Noël",
    "Evrard",
)
_TRADES_FR = (
    "Transports",
    "Menuiserie",
    "Boulangerie",
    "Garage",
    "Imprimerie",
    "Plomberie",
    "Électricité",
    "Charpentes",
    "Pépinières",
    "Conserverie",
    "Brasserie",
    "Cartonnages",
    "Mécanique",
    "Textiles",
    "Maçonnerie",
    "Pharmacie",
    "Laboratoires",
    "Métallerie",
    "Peintures",
    "Emballages",
)
_TRADES_BE = (
    "Brasserie",
    "Bouwbedrijf",
    "Drukkerij",
    "Transports",
    "Ateliers",
    "Verf",
    "Houthandel",
    "Boulangerie",
    "Elektro",
    "Tuinen",
    "Garage",
    "Imprimerie",
    "Charpentes",
    "Techniek",
)
_ENDINGS_FR = ("SARL", "SAS", "SA", "& Fils", "Frères", "et Associés", "Industries", "Services")
_ENDINGS_BE = ("SRL", "SA", "BV", "NV", "& Zonen", "Group")
_TOWNS_FR = (
    ("75011", "Paris"),
    ("69003", "Lyon"),
    ("13002", "Marseille"),
    ("31000", "Toulouse"),
    ("44000", "Nantes"),
    ("67000", "Strasbourg"),
    ("33000", "Bordeaux"),
    ("59000", "Lille"),
    ("35000", "Rennes"),
    ("51100", "Reims"),
    ("42000", "Saint-Étienne"),
    ("38000", "Grenoble"),
    ("21000", "Dijon"),
    ("49000", "Angers"),
    ("63000", "Clermont-Ferrand"),
    ("14000", "Caen"),
)
_TOWNS_BE = (
    ("1000", "Bruxelles"),
    ("2000", "Antwerpen"),
    ("4000", "Liège"),
    ("9000", "Gent"),
    ("5000", "Namur"),
    ("7000", "Mons"),
    ("6000", "Charleroi"),
    ("8000", "Brugge"),
)
_ENDINGS_CH = ("SA", "Sàrl", "& Fils", "Frères", "et Associés", "Services")
_TOWNS_CH = (
    ("1204", "Genève"),
    ("1003", "Lausanne"),
    ("2000", "Neuchâtel"),
    ("1700", "Fribourg"),
    ("1950", "Sion"),
    ("2800", "Delémont"),
    ("1800", "Vevey"),
    ("2502", "Biel/Bienne"),
)
_STREETS = (
    "rue de la Gare",
    "avenue Jean Jaurès",
    "rue des Tanneurs",
    "boulevard de l'Industrie",
    "chemin des Prés",
    "rue du Moulin",
    "place du Marché",
    "route de Paris",
    "quai du Canal",
)
_FIRST_NAMES = ("Claire", "Julien", "Nadia", "Olivier", "Sophie", "Karim", "Ann", "Pieter", "Luc")


@dataclass(frozen=True)
class Firm:
    """One invented customer."""

    code: str
    name: str
    address: str
    postal_code: str
    city: str
    country: str
    language: str
    registration: str
    vat_number: str
    contact_name: str
    email: str
    phone: str
    group: str
    collector: str


def firms(
    count: int, collectors: tuple[str, ...], random: Random, *, is_swiss: bool = False
) -> list[Firm]:
    """That many different firms: Swiss ones, or French ones and a third of them Belgian.

    A few lack an address or an e-mail, as in any real customer file.
    """
    made: dict[str, Firm] = {}
    while len(made) < count:
        firm = _firm(len(made) + 1, collectors, random, is_swiss=is_swiss)
        if firm.name not in {known.name for known in made.values()}:
            made[firm.code] = firm
    return list(made.values())


def _country(random: Random, *, is_swiss: bool) -> str:
    if is_swiss:
        return "CH"
    return "BE" if random.random() < 0.33 else "FR"  # noqa: PLR2004 - a third


def _firm(number: int, collectors: tuple[str, ...], random: Random, *, is_swiss: bool) -> Firm:
    country = _country(random, is_swiss=is_swiss)
    trades, endings, towns, registered = _LANDS[country]
    surname = random.choice(_SURNAMES)
    name = f"{random.choice(trades)} {surname} {random.choice(endings)}"
    postal_code, city = random.choice(towns)
    registration, vat = registered(random)
    lacks = random.random()
    return Firm(
        code=f"C{number:05d}",
        name=name,
        address=f"{random.randint(1, 180)} {random.choice(_STREETS)}",
        postal_code=postal_code,
        city=city,
        country=country,
        language="en" if country == "BE" and random.random() < 0.2 else "fr",  # noqa: PLR2004
        registration=registration,
        vat_number=vat,
        contact_name=f"{random.choice(_FIRST_NAMES)} {random.choice(_SURNAMES)}",
        email="" if lacks < 0.04 else f"compta@{_slug(name)}.example",  # noqa: PLR2004
        phone="" if lacks > 0.93 else numbers.phone(random, country),  # noqa: PLR2004
        group=f"Groupe {surname}" if random.random() < 0.15 else "",  # noqa: PLR2004
        collector="" if random.random() < 0.05 else random.choice(collectors),  # noqa: PLR2004
    )


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


_LANDS = {
    "FR": (_TRADES_FR, _ENDINGS_FR, _TOWNS_FR, numbers.french),
    "BE": (_TRADES_BE, _ENDINGS_BE, _TOWNS_BE, numbers.belgian),
    "CH": (_TRADES_FR, _ENDINGS_CH, _TOWNS_CH, numbers.swiss),
}
