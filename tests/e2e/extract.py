"""The accounting system's extract that the journeys drop: three debtors, two of them late."""

import re
from datetime import date, timedelta

LATE, SOON = "CLI001", "CLI003"
# Days are counted from today. One amount nobody can read.
_ROWS = """\
Code client;Raison sociale;E-mail;Contact;Langue;N° pièce;Type;Date pièce;Date échéance;Solde;Devise
CLI001;Ateliers Dumont;compta@dumont.example;Claire Dumont;fr;F2026-001;FAC;{-60};{-30};1 250,50;EUR
CLI001;Ateliers Dumont;compta@dumont.example;Claire Dumont;fr;F2026-002;FAC;{-40};{-10};349,50;EUR
CLI001;Ateliers Dumont;compta@dumont.example;Claire Dumont;fr;A2026-001;AVO;{-20};{-20};-100,00;EUR
CLI002;Bakker Peeters;finance@peeters.example;Jan Peeters;en;F2026-003;FAC;{-50};{-20};4 000,00;EUR
CLI003;Garage Rivière;;;fr;F2026-004;FAC;{-5};{25};780,00;EUR
CLI003;Garage Rivière;;;fr;F2026-005;FAC;{-5};{25};beaucoup;EUR
"""
# What the readable rows sum to, as the French page writes it.
TOTAL = "6\u00a0280,00\u00a0€"


def extract(today: date) -> str:
    """Semicolons, French dates and amounts."""

    def day(found: re.Match[str]) -> str:
        return f"{today + timedelta(days=int(found[1])):%d/%m/%Y}"

    return re.sub(r"\{(-?\d+)\}", day, _ROWS)
