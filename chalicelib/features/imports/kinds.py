"""What an extract calls an invoice, a credit note or a payment: words and codes of many systems."""

from chalicelib.features.imports.columns import words_of
from chalicelib.features.open_items.model import ItemKind

_WORDS: dict[ItemKind, str] = {
    ItemKind.INVOICE: (
        "fac|fact|facture|factures|facture client|facture de vente|invoice|invoices|inv|"
        "sales invoice|customer invoice|"
        "rv|dr|fa|f|fv|vt|vte|ven|vente|ventes|ve|ri|si|bill|rechnung|factuur|380|"
        "tax invoice|standard|debit|d|note de debit|debit note|debit memo"
    ),
    ItemKind.CREDIT_NOTE: (
        "avo|avoir|avoirs|av|a|note de credit|nc|credit note|credit notes|credit memo|"
        "creditnote|cn|cm|crn|dg|avoir client|sales credit|gutschrift|creditnota|381|remise"
    ),
    ItemKind.PAYMENT: (
        "rgl|reglement|reglements|reg|rg|r|paiement|payment|payments|pay|pmt|pmnt|receipt|dz|zp|dy|"
        "virement|vir|cheque|chq|encaissement|enc|banque|bq|bank|cash|acompte|on account|"
        "unapplied|deposit|prelevement|credit|c|customer payment|zahlung|betaling|trop percu"
    ),
    ItemKind.MISCELLANEOUS: (
        "od|operation diverse|operations diverses|divers|journal|journal entry|general journal|"
        "ab|sa|da|an|"
        "a nouveau|report a nouveau|adjustment|adj|ajustement|regularisation|extourne|opening"
    ),
    ItemKind.IN_TRANSIT: (
        "trt|traite|traites|lcr|bor|effet|effets|effet a recevoir|bill of exchange|draft|boe|"
        "in transit|promissory note|billet a ordre"
    ),
    ItemKind.PAYMENT_REQUEST: (
        "dpa|demande de paiement|demande d acompte|payment request|down payment request|proforma|"
        "pro forma|pro forma invoice"
    ),
}
_KNOWN = {word: kind for kind, words in _WORDS.items() for word in words.split("|")}


def kind_of(value: str) -> ItemKind | None:
    """The kind behind a word or code, None for one that is not known."""
    return _KNOWN.get(" ".join(words_of(value)))
