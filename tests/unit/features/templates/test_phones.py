"""What operators charge for a short message."""

import pytest

from chalicelib.features.templates.phones import segments


@pytest.mark.parametrize(
    ("text", "charged"),
    [
        ("", 0),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        # The euro takes the room of two letters.
        ("€" * 80, 1),
        ("€" * 81, 2),
        # One letter outside the basic alphabet makes all of them longer: ê is, é is not.
        ("é" * 160, 1),
        ("ê" * 70, 1),
        ("ê" * 71, 2),
        ("👍" * 35, 1),
        ("👍" * 36, 2),
    ],
)
def test_a_message_is_charged_as_gsm_03_38_counts_it(text, charged):
    assert segments(text) == charged
