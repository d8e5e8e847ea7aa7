"""The reason nothing goes, in one sentence a collector understands (product R9)."""

from datetime import date

from chalicelib.features.reminders.model import Reason

_FR = {
    "nothing_due": "Rien n'est à relancer.",
    "nothing_due_yet": "Rien à relancer avant le {date}.",
    "empty_scenario": "Ce compte suit un scénario sans relance, par choix.",
    "manual_step": "La prochaine étape, {step}, part seulement à la main.",
    "to_confirm": "La prochaine étape, {step}, attend votre accord.",
    "min_gap": "Déjà relancé le {date} : rien avant le {until}.",
    "below_minimum": "L'échu est sous le minimum de {minimum}.",
    "credit_covers_it": "Des avoirs ou règlements non affectés couvrent l'échu.",
    "no_contact": "Aucun contact n'a d'adresse e-mail.",
    "bounced": "L'adresse {email} ne reçoit plus depuis le {date}.",
    "disputed": "La pièce {item} est en litige.",
    "do_not_contact": "La pièce {item} est marquée « ne pas contacter ».",
    "paid": "La pièce {item} est dite déjà réglée.",
    "promised": "La pièce {item} est promise pour le {date}.",
    "consumer_days": "Le consommateur belge a jusqu'au {date} pour payer la pièce {item}.",
    "paused": "Une réponse du débiteur sur la pièce {item} attend votre décision.",
    "in_plan": "La pièce {item} est suivie par un plan de paiement.",
    "specific_action": "La pièce {item} est suivie par une action spécifique.",
    "in_transit": "Le règlement de la pièce {item} est en cours d'encaissement.",
    "not_owed": "Ce n'est pas une somme due.",
    "stale_books": "La comptabilité n'est plus à jour : dernier extrait le {date}.",
    "never_imported": "Aucun extrait comptable n'a été reçu.",
    "no_sender": "La société n'a pas d'adresse d'expéditeur.",
    "outside_days": "On n'envoie pas ce jour de la semaine.",
    "holiday": "C'est un jour férié.",
    "holiday_there": "C'est un jour férié chez le débiteur ({country}).",
    "small_balance": "Le solde de la pièce {item} est trop petit pour être réclamé.",
    "paused_bounces": "Envois automatiques suspendus depuis le {date} : {count} adresses en échec "
    "sur {of} e-mails.",
    "paused_complaints": "Envois automatiques suspendus depuis le {date} : {count} signalements "
    "comme indésirable sur {of} e-mails.",
    "paused_volume": "Envois automatiques suspendus depuis le {date} : {count} comptes à relancer "
    "en un jour, pour {of} au plus.",
    "outside_hours": "On n'envoie pas à cette heure.",
    "in_progress": "Cette relance est déjà en cours.",
    "refused": "Le service d'envoi a refusé le message : {detail}",
    "unknown": "On ne sait pas si le message est parti.",
    "unknown_account": "Ce compte n'existe pas.",
    "unknown_step": "Le scénario du compte n'a pas l'étape {step}.",
    "missed": "L'heure d'envoi du jour est passée.",
    "unknown_items": "Ces pièces ne sont plus ouvertes : {items}.",
    "no_postal_address": "Le compte n'a pas d'adresse postale.",
    "no_mobile": "Aucun contact n'a de numéro de téléphone mobile.",
    "sms_refused": "Le numéro {phone} ne veut plus de SMS depuis le {date}.",
    "sms_hours": "Aucun SMS ne part entre 22 h et 8 h.",
    "no_phone": "Un contact choisi n'a pas de numéro de téléphone.",
}
_EN = {
    "nothing_due": "There is nothing to remind of.",
    "nothing_due_yet": "Nothing to remind of before {date}.",
    "empty_scenario": "This account follows a scenario without reminders, on purpose.",
    "manual_step": "The next step, {step}, is only sent by hand.",
    "to_confirm": "The next step, {step}, waits for your yes.",
    "min_gap": "Reminded on {date} already: nothing before {until}.",
    "below_minimum": "The overdue is below the minimum of {minimum}.",
    "credit_covers_it": "Unallocated credits or payments cover the overdue.",
    "no_contact": "No contact has an e-mail address.",
    "bounced": "The address {email} has been refusing mail since {date}.",
    "disputed": "Item {item} is disputed.",
    "do_not_contact": "Item {item} is marked “do not contact”.",
    "paid": "Item {item} is said to be paid.",
    "promised": "Item {item} is promised for {date}.",
    "consumer_days": "The Belgian consumer has until {date} to pay item {item}.",
    "paused": "An answer of the debtor on item {item} waits for your decision.",
    "in_plan": "A payment plan follows item {item}.",
    "specific_action": "A specific action deals with item {item}.",
    "in_transit": "The payment of item {item} is on its way.",
    "not_owed": "This is not an amount owed.",
    "stale_books": "The books are out of date: the last extract is of {date}.",
    "never_imported": "No accounting extract was ever received.",
    "no_sender": "The company has no sender address.",
    "outside_days": "Nothing is sent on this day of the week.",
    "holiday": "It is a public holiday.",
    "holiday_there": "It is a public holiday where the debtor is ({country}).",
    "small_balance": "What is left of item {item} is too little to be asked for.",
    "paused_bounces": "Automatic sending is paused since {date}: {count} addresses failed "
    "out of {of} e-mails.",
    "paused_complaints": "Automatic sending is paused since {date}: {count} complaints "
    "out of {of} e-mails.",
    "paused_volume": "Automatic sending is paused since {date}: {count} accounts due in a day, "
    "{of} at most.",
    "outside_hours": "Nothing is sent at this hour.",
    "in_progress": "This reminder is already on its way.",
    "refused": "The mail service refused the message: {detail}",
    "unknown": "Nobody knows whether the message left.",
    "unknown_account": "There is no such account.",
    "unknown_step": "The account's scenario has no step {step}.",
    "missed": "The day's sending hours are over.",
    "unknown_items": "These items are open no more: {items}.",
    "no_postal_address": "The account has no postal address.",
    "no_mobile": "No contact has a mobile telephone number.",
    "sms_refused": "The number {phone} has wanted no SMS since {date}.",
    "sms_hours": "No SMS leaves between 22:00 and 8:00.",
    "no_phone": "A chosen contact has no telephone number.",
}
SENTENCES = {"fr": _FR, "en": _EN}
_DATES = {"fr": "%d/%m/%Y", "en": "%Y-%m-%d"}


def sentence(reason: Reason, language: str, step_names: dict[str, str] | None = None) -> str:
    """The reason in a language (English for one that is not known)."""
    known = language if language in SENTENCES else "en"
    facts = {name: _shown(value, known) for name, value in reason.facts.items()}
    if "step" in facts:
        facts["step"] = (step_names or {}).get(facts["step"], facts["step"])
    return SENTENCES[known][reason.code].format_map(_Facts(facts))


class _Facts(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


def _shown(value: str, language: str) -> str:
    try:
        return date.fromisoformat(value).strftime(_DATES[language])
    except ValueError:
        return value
