"""The accounting system's extract that the journeys drop: three debtors, two of them late."""

from datetime import date, timedelta

HEADER = (
    "Code client;Raison sociale;E-mail;Contact;Langue;N° pièce;Type;Date pièce;Date échéance;"
    "Solde;Devise"
)
LATE, SOON = "CLI001", "CLI003"


def extract(today: date) -> str:
    """Semicolons, French dates and amounts, one row with an amount nobody can read."""
    def day(offset: int) -> str:
        return f"{today + timedelta(days=offset):%d/%m/%Y}"

    rows = [
        ("CLI001", "Ateliers Dumont", "compta@dumont.example", "Claire Dumont", "fr", "F2026-001", "FAC", day(-60), day(-30), "1 250,50", "EUR"),
        ("CLI001", "Ateliers Dumont", "compta@dumont.example", "Claire Dumont", "fr", "F2026-002", "FAC", day(-40), day(-10), "349,50", "EUR"),
        ("CLI001", "Ateliers Dumont", "compta@dumont.example", "Claire Dumont", "fr", "A2026-001", "AVO", day(-20), day(-20), "-100,00", "EUR"),
        ("CLI002", "Brouwerij Peeters", "finance@peeters.example", "Jan Peeters", "en", "F2026-003", "FAC", day(-50), day(-20), "4 000,00", "EUR"),
        ("CLI003", "Garage Rivière", "", "", "fr", "F2026-004", "FAC", day(-5), day(25), "780,00", "EUR"),
        ("CLI003", "Garage Rivière", "", "", "fr", "F2026-005", "FAC", day(-5), day(25), "beaucoup", "EUR"),
    ]
    return "\r\n".join([HEADER, *map(";".join, rows)]) + "\r\n"


# What the readable rows sum to, as the French page writes it.
TOTAL = "6 280,00 €"
