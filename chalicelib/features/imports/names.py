"""The names that accounting systems give their columns.

French and English names, those of SAP (FBL5N, BSID), Sage, Cegid, QuickBooks, Xero, Dynamics and
of the HighRadius and IBM extracts. A name in `usual` says it plainly; one in `possible` needs the
cells to agree.
"""

from typing import NamedTuple

from chalicelib.features.imports.fields import Field


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
        "partner code|partner id|debiteur|code debiteur|klantnummer|kundennummer|"
        "code compte|code|no compte client",
        "client|compte|account|customer|tiers|auxiliaire|debtor|cust|payer|"
        "numero compte|compte num",
    ),
    Field.NAME: Names(
        "nom client|nom du client|raison sociale|nom tiers|nom du tiers|intitule client|"
        "libelle client|denomination|denomination sociale|comp aux lib|compauxlib|intitule compte|"
        "customer name|name customer|cust name|client name|account name|company name|debtor name|"
        "contact name customer|partner name|name 1|name1|intitule du compte|libelle compte|"
        "nom societe",
        "nom|name|intitule|societe|company|entreprise|client|partner|partenaire|customer|"
        "tiers|organisation|contact",
    ),
    Field.ADDRESS: Names(
        "adresse|adresse 1|adresse facturation|rue|address|address 1|address line 1|street|"
        "billing address|voie"
    ),
    Field.POSTAL_CODE: Names("code postal|cp|postal code|zip|zip code|postcode|cp client"),
    Field.CITY: Names("ville|commune|localite|city|town|ville client"),
    Field.COUNTRY: Names(
        "pays|code pays|country|country code|land", "pays client|customer country"
    ),
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
    Field.PARENT: Names(
        "compte parent|code parent|compte maison mere|code maison mere|maison mere|siege|"
        "parent account|parent code|parent customer|head office|head office code"
    ),
    Field.PAYER: Names(
        "compte payeur|code payeur|tiers payeur|client payeur|payeur|"
        "payer account|payer code|payer number|regulator"
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
    Field.IS_OPEN: Names(
        "is open|isopen|open|ouverte|est ouverte|soldee|lettree|paid|is paid|reglee"
    ),
    Field.AMOUNT: Names(
        "montant|montant ttc|total ttc|montant facture|montant initial|montant origine|"
        "montant piece|montant total|montant devise|ttc|amount|invoice amount|total amount|"
        "document amount|gross amount|total|original amount|amount incl tax|amount in doc curr|"
        "amount in document currency|invoice total|gross|amount due original|wrbtr|"
        "amount in local currency|montant en devise|montant en devise piece|montant dc|dmbtr",
        "montant devise interne|montant en devise interne|valeur|value|"
        "local amount|solde mouvement",
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
