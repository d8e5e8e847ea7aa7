"""The fields an extract can fill."""

from enum import StrEnum


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
    PARENT = "parent"
    PAYER = "payer"
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


CUSTOMER_FIELDS = frozenset(list(Field)[1:17])
DATES = frozenset({Field.ISSUED_ON, Field.DUE_ON, Field.CLOSED_ON})
AMOUNTS = frozenset({Field.AMOUNT, Field.BALANCE, Field.DEBIT, Field.CREDIT})
CODES = frozenset({Field.CODE, Field.NUMBER})
# Without one of these a file holds no items, only customers.
ITEM_MARKS = AMOUNTS | {Field.NUMBER}
