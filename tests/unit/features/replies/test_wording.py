"""The new part of a reply is told from what it quotes, as mail clients write it."""

import pytest

from chalicelib.features.replies.wording import TEXT_MAX, parted, text_of

QUOTES = [
    "Le 13 mars 2026 à 09:05, Acme <x@y.example> a écrit :\n> Bonjour",
    "Le ven. 13 mars 2026 à 09:05, Acme <x@y.example>\na écrit :\n\n> Bonjour",
    "On Fri, Mar 13, 2026 at 9:05 AM Acme wrote:\n> Hello",
    "Op vr 13 mrt 2026 om 09:05 schreef Acme:\nOp vr schreef Acme schreef:\n> Hallo",
    "Am 13.03.2026 um 09:05 schrieb Acme:\n> Hallo",
    "-----Message d'origine-----\nDe : Acme\nBonjour",
    "-----Original Message-----\nFrom: Acme\nHello",
    "________________________________\nDe : Acme\nBonjour",
    "De : Acme <x@y.example>\nEnvoyé : vendredi 13 mars 2026\nÀ : Ana\nBonjour",
    "From: Acme <x@y.example>\nSent: Friday\nTo: Ana\nHello",
    "> Bonjour\n> \n> F1",
]
NEW = ["C'est payé.", "De : rien.\nMerci", "Le virement part demain :\n120,00", "a > b\net c"]


@pytest.mark.parametrize("quote", QUOTES)
def test_what_it_quotes_is_set_apart(quote):
    assert parted(f"C'est payé.\n\n{quote}\n")[0] == "C'est payé."


@pytest.mark.parametrize("quote", QUOTES)
def test_nothing_is_lost(quote):
    new, old = parted(f"C'est payé.\n\n{quote}\n")
    assert (new + old).replace("\n", "") == f"C'est payé.{quote}".replace("\n", "")


@pytest.mark.parametrize("text", NEW)
def test_what_only_looks_like_a_quote_stays(text):
    assert parted(text) == (text, "")


def test_a_message_that_only_quotes_is_shown_whole():
    assert parted("> F1 120,00\n> payé le 12")[0] == "> F1 120,00\n> payé le 12"


def test_a_long_text_is_cut():
    assert len(parted("x" * 10 * TEXT_MAX)[0]) == TEXT_MAX


def test_html_is_read_line_by_line():
    assert text_of("<p>Un</p><p>Deux<br>Trois</p>").split() == ["Un", "Deux", "Trois"]


def test_html_that_never_ends_is_read():
    assert text_of("<!--" * 50_000 + "<p" * 50_000) is not None
