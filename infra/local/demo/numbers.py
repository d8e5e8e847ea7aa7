"""Telephones and registration numbers of invented customers: valid in form only."""

from random import Random

from stdnum import luhn
from stdnum.ch import uid
from stdnum.fr import siren


def phone(random: Random, country: str) -> str:
    """An invented number; two of five French ones are mobiles."""
    if country == "FR":
        ends = f"{random.randint(10, 99)} {random.randint(10, 99)}"
        return f"+33 6 00 00 {ends}" if ends[-1] in "0369" else f"+33 1 99 00 {ends}"
    start = "+32 2" if country == "BE" else "+41 22"
    return f"{start} 555 0{random.randint(0, 9)} {random.randint(10, 99)}"


def french(random: Random) -> tuple[str, str]:
    """A SIREN, and the VAT number made from it."""
    digits = "".join(str(random.randint(1, 9)) for _ in range(8))
    number = digits + luhn.calc_check_digit(digits)
    return number, f"FR{siren.to_tva(number)}"


def belgian(random: Random) -> tuple[str, str]:
    """An enterprise number whose last two digits are 97 minus the rest modulo 97."""
    base = random.randint(4_000_000, 7_999_999)
    number = f"0{base:07d}{97 - base % 97:02d}"
    return number, f"BE{number}"


def swiss(random: Random) -> tuple[str, str]:
    """A UID and the VAT number."""
    while True:
        digits = "".join(str(random.randint(0, 9)) for _ in range(8))
        check = uid.calc_check_digit(digits)
        if check.isdecimal() and len(check) == 1:
            found = uid.format(f"CHE{digits}{check}")
            return found, f"{found} TVA"
