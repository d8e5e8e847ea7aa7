"""What debtors type and collectors note, in the words people use."""

from datetime import date, timedelta
from random import Random
from typing import Any

from chalicelib.features.statuses.definitions import NATIVE_DISPUTES

BOUNCE = "550 5.1.1 adresse inconnue"
INSURER = "Assurance-crédit du Nord (inventée)"
REFUSED = "Aucune trace de ce virement, nous restons dans l'attente de votre règlement."

PART = "Nous en payons la moitié maintenant, le reste à la fin du mois prochain."
COLLEAGUE = "adv@relance.example"
ASKED = "Le client a-t-il raison ? Il ne paiera pas avant d'avoir une réponse."
COLLEAGUE_SAYS = "Le client a raison en partie : un avoir part cette semaine."

_PROMISES = (
    "Nous réglons avec notre prochaine campagne de virements.",
    "Trésorerie tendue ce mois-ci, merci de votre patience.",
    "Virement programmé.",
)
_COMMENTS = (
    "Merci d'adresser vos prochaines factures à comptabilite@client.example.",
    "Notre comptable est en congé jusqu'à la fin de la semaine, elle vous rappelle.",
    "Pouvez-vous nous appeler au sujet du dernier bon de commande ?",
)
_DISPUTES = (
    ("price", "Le prix facturé n'est pas celui du devis signé."),
    ("quantity", "Il manquait deux palettes à la livraison."),
    ("quality", "Marchandise refusée au déchargement, voir la réserve sur le bon."),
    ("missing_document", "Sans bon de commande sur la facture nous ne pouvons pas payer."),
    ("duplicate", "Cette facture fait double emploi avec la précédente."),
)
# How calls end, in turn.
CALLS = ("CEC", "PDP", "LIT", "CEC", "RDE", "PDP", "CEC", "NPC", "PDP", "LIT")
_NOTES = (
    "Appelé : la comptable confirme avoir reçu la facture, validation en cours.",
    "Message laissé sur répondeur.",
    "Facture renvoyée par e-mail, rappeler la semaine prochaine.",
    "Le dirigeant demande un rappel en fin de mois.",
)
_RESOLVERS = ("adv@relance.example", "commercial.nord@relance.example", "litiges@relance.example")


def answer(random: Random, day: date) -> dict[str, str]:
    """The fields of the debtor's form, filled."""
    kind = random.choices(("promise", "paid", "dispute", "copy", "comment"), (40, 25, 15, 10, 10))[
        0
    ]
    if kind == "promise":
        on = day + timedelta(days=random.randint(3, 20))
        return {"kind": kind, "promise_on": on.isoformat(), "comment": random.choice(_PROMISES)}
    if kind == "paid":
        on = day - timedelta(days=random.randint(0, 4))
        return {
            "kind": kind,
            "paid_on": on.isoformat(),
            "reference": f"VIR {random.randint(10000, 99999)}",
        }
    if kind == "dispute":
        reason, comment = random.choice(_DISPUTES)
        return {"kind": kind, "reason": reason, "comment": comment}
    return {"kind": kind, "comment": random.choice(_COMMENTS) if kind == "comment" else ""}


def call(random: Random, day: date, kind: str) -> dict[str, Any]:
    """What a collector notes after a call that ends in this category, with what it asks for."""
    if kind == "PDP":
        on = day + timedelta(days=random.randint(4, 25))
        return {"type": kind, "promise_on": on, "comment": random.choice(_PROMISES)}
    if kind == "LIT":
        reason, comment = random.choice(_DISPUTES)
        known = reason if reason in NATIVE_DISPUTES else "missing_document"
        return {
            "type": kind, "dispute_type": known, "resolver": random.choice(_RESOLVERS),
            "comment": comment,
        }  # fmt: skip
    said = {
        "CEC": random.choice(_NOTES),
        "RDE": "Annoncé payé, en attente de lettrage.",
        "NPC": "Dossier suivi par la direction : ne pas relancer.",
    }
    return {"type": kind, "comment": said[kind]}
