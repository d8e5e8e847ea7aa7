"""What the rows of one account say of the customer: one value per field."""

from collections import Counter
from collections.abc import Mapping, Sequence

from chalicelib.features.imports.columns import words_of
from chalicelib.features.imports.fields import Field

_CODE_CHARACTERS = 2
_COUNTRIES = {
    name: code
    for code, names in {
        "FR": "france",
        "BE": "belgique|belgium|belgie|belgien",
        "LU": "luxembourg",
        "DE": "allemagne|germany|deutschland",
        "CH": "suisse|switzerland|schweiz",
        "ES": "espagne|spain|espana",
        "IT": "italie|italy|italia",
        "NL": "pays bas|netherlands|nederland|holland",
        "PT": "portugal",
        "GB": "royaume uni|united kingdom|uk|great britain|grande bretagne|angleterre",
        "US": "etats unis|united states|usa|etats unis d amerique",
        "CA": "canada",
        "MC": "monaco",
        "AT": "autriche|austria",
        "IE": "irlande|ireland",
        "PL": "pologne|poland",
        "MA": "maroc|morocco",
        "TN": "tunisie|tunisia",
        "DK": "danemark|denmark",
        "SE": "suede|sweden",
        "NO": "norvege|norway",
    }.items()
    for name in names.split("|")
}
_LANGUAGES = {
    name: code
    for code, names in {
        "fr": "fr|fra|fre|francais|french|f",
        "en": "en|eng|anglais|english|e",
        "nl": "nl|nld|dut|neerlandais|dutch|n",
        "de": "de|deu|ger|allemand|german|d",
        "es": "es|spa|espagnol|spanish",
        "it": "it|ita|italien|italian",
    }.items()
    for name in names.split("|")
}


def customer_facts(fields: Sequence[str], said: Mapping[tuple[str, ...], int]) -> dict[str, str]:
    """The fields of a customer that the file has columns for.

    The most frequent value wins, the last one said among equals; an empty cell never erases a
    value that another row of the same file gives.
    """
    if len(said) == 1:
        values = next(iter(said))
    else:
        values = tuple(_best(said, at) for at in range(len(fields))) if said else ()
    return {f: _tidy(f, value) for f, value in zip(fields, values, strict=False)}


def _best(said: Mapping[tuple[str, ...], int], at: int) -> str:
    counts: Counter[str] = Counter()
    for values, count in said.items():
        counts[values[at]] += count
    best, most = "", 0
    for value, count in counts.items():
        if value and count >= most:
            best, most = value, count
    return best


def _tidy(field: str, value: str) -> str:
    if field == Field.COUNTRY:
        is_code = len(value) == _CODE_CHARACTERS
        return _COUNTRIES.get(" ".join(words_of(value)), value.upper() if is_code else value)
    if field == Field.LANGUAGE:
        words = words_of(value)
        return _LANGUAGES.get(words[0], value.lower()) if words else ""
    return value
