"""The fields an extract can fill, and the names that accounting systems give their columns.

French and English names, those of SAP (FBL5N, BSID), Sage, Cegid, QuickBooks, Xero, Dynamics and
of the HighRadius and IBM extracts. A name in `usual` says it plainly; one in `possible` needs the
cells to agree.
"""

import re
import unicodedata
from enum import StrEnum
from functools import cache
from typing import NamedTuple


class Field(StrEnum):
    """What a column can be."""

    CODE = "code"
    NAME = "name"
    ADDRESS = "address"
    POSTAL_CODE = "postal_code"
    CITY = "city"
    COUNTRY = "country"
    LANGUAGE = "language"
    REGISTRATION = "registration"
    VAT_NUMBER = "vat_number"
    GROUP = "group"
    PAYMENT_TERMS = "payment_terms"
    CONTACT_NAME = "contact_name"
    EMAIL = "email"
    PHONE = "phone"
    COLLECTOR = "collector"
    NUMBER = "number"
    KIND = "kind"
    ISSUED_ON = "issued_on"
    DUE_ON = "due_on"
    CLOSED_ON = "closed_on"
    IS_OPEN = "is_open"
    AMOUNT = "amount"
    BALANCE = "balance"
    DEBIT = "debit"
    CREDIT = "credit"
    CURRENCY = "currency"
    REFERENCE = "reference"
    LABEL = "label"


CUSTOMER_FIELDS = frozenset(list(Field)[1:15])
DATES = frozenset({Field.ISSUED_ON, Field.DUE_ON, Field.CLOSED_ON})
AMOUNTS = frozenset({Field.AMOUNT, Field.BALANCE, Field.DEBIT, Field.CREDIT})
CODES = frozenset({Field.CODE, Field.NUMBER})
# Without one of these a file holds no items, only customers.
ITEM_MARKS = AMOUNTS | {Field.NUMBER}


class Names(NamedTuple):
    """The names of a field's column, separated by bars."""

    usual: str
    possible: str = ""


NAMES: dict[Field, Names] = {
    Field.CODE: Names(
        "code client|numero client|n client|no client|num client|ref client|reference client|"
        "id client|compte client|code tiers|compte tiers|numero tiers|n tiers|compte auxiliaire|"
        "comp aux num|compauxnum|num compte client|identifiant client|matricule client|"
        "customer code|customer number|customer no|customer id|cust number|cust no|cust id|"
        "cust code|client code|client id|client number|account code|account number|account no|"
        "account id|debtor code|debtor number|debtor id|kunnr|sold to|bill to|customer account|"
        "partner code|partner id|debiteur|code debiteur|klantnummer|kundennummer|code compte|code|no compte client",
        "client|compte|account|customer|tiers|auxiliaire|debtor|cust|payer|numero compte|compte num",
    ),
    Field.NAME: Names(
        "nom client|nom du client|raison sociale|nom tiers|nom du tiers|intitule client|"
        "libelle client|denomination|denomination sociale|comp aux lib|compauxlib|intitule compte|"
        "customer name|name customer|cust name|client name|account name|company name|debtor name|"
        "contact name customer|partner name|name 1|name1|intitule du compte|libelle compte|nom societe",
        "nom|name|intitule|societe|company|entreprise|client|partner|partenaire|customer|tiers|organisation|contact",
    ),
    Field.ADDRESS: Names(
        "adresse|adresse 1|adresse facturation|rue|address|address 1|address line 1|street|"
        "billing address|voie"
    ),
    Field.POSTAL_CODE: Names("code postal|cp|postal code|zip|zip code|postcode|cp client"),
    Field.CITY: Names("ville|commune|localite|city|town|ville client"),
    Field.COUNTRY: Names("pays|code pays|country|country code|land", "pays client|customer country"),
    Field.LANGUAGE: Names("langue|code langue|language|language code|lang"),
    Field.REGISTRATION: Names(
        "siren|siret|n siren|n siret|numero siret|numero siren|n entreprise|numero entreprise|bce|"
        "registration number|company registration|registration"
    ),
    Field.VAT_NUMBER: Names(
        "tva intracommunautaire|numero tva|n tva|tva intra|no tva|vat number|vat no|vat id|vat|"
        "vat registration number|tva"
    ),
    Field.GROUP: Names("groupe|groupe client|customer group|client group|group|categorie client"),
    Field.PAYMENT_TERMS: Names(
        "conditions paiement|conditions de paiement|condition reglement|mode reglement|"
        "delai paiement|payment terms|terms|cust payment terms|payment term|terms of payment|zterm"
    ),
    Field.CONTACT_NAME: Names(
        "nom contact|contact|interlocuteur|contact name|contact person|contact recouvrement",
        "prenom nom|attention",
    ),
    Field.EMAIL: Names(
        "email|e mail|mail|courriel|adresse email|adresse e mail|adresse mail|email client|"
        "email contact|email recouvrement|email comptabilite|contact email|email address|"
        "customer email|billing email|mail client|email facturation"
    ),
    Field.PHONE: Names(
        "telephone|tel|n telephone|numero telephone|phone|phone number|telephone number|mobile|"
        "portable|tel client"
    ),
    Field.COLLECTOR: Names(
        "charge de recouvrement|charge recouvrement|recouvreur|gestionnaire|collector|"
        "credit controller|collections owner|relanceur"
    ),
    Field.NUMBER: Names(
        "numero facture|n facture|no facture|num facture|numero de facture|numero piece|n piece|"
        "no piece|num piece|numero de piece|piece|numero document|n document|ref piece|"
        "reference piece|reference facture|facture|piece ref|pieceref|n de facture|n de piece|"
        "invoice number|invoice no|invoice id|invoice|inv number|inv no|document number|"
        "document no|doc number|doc no|doc id|transaction number|item number|belnr|num|"
        "factuurnummer|rechnungsnummer|number|bill number",
        "document|numero|n|no|doc|ecriture num|ref|transaction id|reference",
    ),
    Field.KIND: Names(
        "type piece|type de piece|type document|type de document|nature|nature piece|code journal|"
        "type facture|journal|journal code|document type|doc type|invoice type|transaction type|"
        "item type|type ecriture|blart|type|kind",
        "sens|categorie",
    ),
    Field.ISSUED_ON: Names(
        "date facture|date de facture|date piece|date de piece|date document|date emission|"
        "date d emission|date facturation|date de facturation|emise le|date comptable|piece date|"
        "invoice date|document date|doc date|bill date|issue date|issued on|issued|date issued|"
        "posting date|transaction date|date|date ecriture|date comptabilisation|bldat|budat",
        "document create date|create date|created|creation date|ecriture date|date creation|"
        "baseline date|baseline create date",
    ),
    Field.DUE_ON: Names(
        "date echeance|date d echeance|date de echeance|echeance|echeance le|echeance initiale|"
        "due date|due on|net due date|due in date|payment due date|due|maturity date|date due|"
        "date limite de paiement|date limite|a payer le|date exigibilite|exigible le|vervaldatum|"
        "invoice due date|net due|faelligkeit",
    ),
    Field.CLOSED_ON: Names(
        "date reglement|date de reglement|date paiement|date de paiement|regle le|paye le|"
        "date encaissement|date lettrage|date de lettrage|date let|soldee le|date solde|"
        "settled date|settlement date|payment date|paid date|date paid|clearing date|clear date|"
        "closed on|closed date|clearing|cleared on|paid on|augdt"
    ),
    Field.IS_OPEN: Names("is open|isopen|open|ouverte|est ouverte|soldee|lettree|paid|is paid|reglee"),
    Field.AMOUNT: Names(
        "montant|montant ttc|total ttc|montant facture|montant initial|montant origine|"
        "montant piece|montant total|montant devise|ttc|amount|invoice amount|total amount|"
        "document amount|gross amount|total|original amount|amount incl tax|amount in doc curr|"
        "amount in document currency|invoice total|gross|amount due original|wrbtr|"
        "amount in local currency|montant en devise|montant en devise piece|montant dc|dmbtr",
        "montant devise interne|montant en devise interne|valeur|value|local amount|solde mouvement",
    ),
    Field.BALANCE: Names(
        "solde|solde piece|solde facture|reste du|reste a payer|restant du|reste a regler|"
        "montant du|montant restant|montant ouvert|non solde|encours|solde du|solde ouvert|"
        "open amount|total open amount|amount due|balance|open balance|balance due|outstanding|"
        "outstanding amount|amount outstanding|remaining amount|amount remaining|unpaid amount|"
        "remaining|open amt|due amount|montant echu restant|solde restant",
    ),
    Field.DEBIT: Names("debit|montant debit|debit amount|mouvement debit|debit eur"),
    Field.CREDIT: Names("credit|montant credit|credit amount|mouvement credit|credit eur"),
    Field.CURRENCY: Names(
        "devise|code devise|monnaie|currency|currency code|invoice currency|document currency|"
        "curr|iso devise|devise piece|waers|i devise|idevise|doc currency|local currency",
        "ccy",
    ),
    Field.REFERENCE: Names(
        "reference|votre reference|reference commande|n commande|numero commande|bon de commande|"
        "po number|purchase order|order number|customer reference|assignment|reference key|"
        "external reference|xblnr|zuonr|communication",
        "ref|commande|order",
    ),
    Field.LABEL: Names(
        "libelle|libelle ecriture|libelle piece|designation|objet|commentaire facture|"
        "description|text|memo|item text|label|wording|ecriture lib|sgtxt",
        "texte|details|note",
    ),
}

# A column whose name holds one of these is a guess, a count or an opinion: never a fact to import.
_NOT_FACTS = frozenset(
    "predict predicted prediction predite prevision previsionnel forecast expected estimated "
    "bucket tranche age ageing aging days jours retard delay late lateness arrears score "
    "probability risk risque".split()
)
# Whole names that would otherwise be taken for a field.
_OTHER = frozenset({"credit limit", "limite credit", "plafond credit", "credit control area"})
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORDS = re.compile(r"[a-z0-9]+")
_SMALL = frozenset("de du des la le les l d of the en".split())
# Currencies that stand in the names of columns, as in "Solde (EUR)".
CURRENCIES = frozenset(
    "EUR USD GBP CHF CAD AUD JPY CNY SEK NOK DKK PLN CZK HUF RON MAD TND XOF XAF".split()
)
USUAL, POSSIBLE, CONTAINED = 1.0, 0.6, 0.75


def words_of(header: str) -> tuple[str, ...]:
    """The words of a text, without accents: `DueDate`, `due_date` and `Due date` are one."""
    plain = unicodedata.normalize("NFKD", header.replace("°", " ").replace("º", " "))
    spaced = _CAMEL.sub(" ", "".join(c for c in plain if not unicodedata.combining(c)))
    return tuple(_WORDS.findall(spaced.lower()))


def _key(words: tuple[str, ...]) -> str:
    return " ".join(w for w in words if w not in _SMALL)


@cache
def _by_name() -> dict[str, list[tuple[Field, float]]]:
    known: dict[str, list[tuple[Field, float]]] = {}
    for field, names in NAMES.items():
        for listed, weight in ((names.usual, USUAL), (names.possible, POSSIBLE)):
            for name in filter(None, listed.split("|")):
                known.setdefault(_key(tuple(name.split())), []).append((field, weight))
    return known


def is_not_fact(header: str) -> bool:
    """Whether the name says prediction, delay or bucket: somebody's opinion, not the books."""
    return bool(_NOT_FACTS.intersection(words_of(header)))


@cache
def meanings(header: str) -> dict[Field, float]:
    """How well the name of a column fits each field, 0 to 1."""
    words = words_of(header)
    key = _key(words)
    if not key or is_not_fact(header) or key in _OTHER:
        return {}
    plain = " ".join(w for w in key.split() if w.upper() not in CURRENCIES) or key
    found = dict(_by_name().get(key) or _by_name().get(plain) or ())
    if found:
        return found
    # Written without spaces, or with a word more than the known name.
    joined = key.replace(" ", "")
    for name, fields in _by_name().items():
        score = CONTAINED if joined == name.replace(" ", "") else _contained(key, name)
        for field, weight in fields:
            if score and weight == USUAL and score > found.get(field, 0):
                found[field] = score
    return found


def _contained(key: str, name: str) -> float:
    """A known name of two words or more inside a longer one counts, less with each extra word."""
    if " " not in name or f" {name} " not in f" {key} ":
        return 0
    extra = key.count(" ") - name.count(" ")
    return CONTAINED - 0.1 * extra if extra <= 3 else 0  # noqa: PLR2004


def known_words(cell: str) -> bool:
    """Whether a cell is the usual name of some column."""
    return any(weight == USUAL for weight in meanings(cell).values())
