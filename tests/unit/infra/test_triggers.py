"""Events find the functions that the template names."""

import pytest

from infra.local.triggers import matches

DROPPED = {
    "source": "aws.s3",
    "detail-type": "Object Created",
    "detail": {"bucket": {"name": "uploads"}, "object": {"key": "uploads/demo/x.csv"}},
}
PATTERN = {
    "source": ["aws.s3"],
    "detail": {"bucket": {"name": ["uploads"]}, "object": {"key": [{"prefix": "uploads/"}]}},
}


def test_an_event_with_every_wanted_value_matches() -> None:
    assert matches(PATTERN, DROPPED)


@pytest.mark.parametrize(
    "detail",
    [
        {"bucket": {"name": "documents"}, "object": {"key": "uploads/x"}},
        {"bucket": {"name": "uploads"}, "object": {"key": "else/x"}},
        {"bucket": {"name": "uploads"}},
        None,
    ],
)
def test_an_event_that_lacks_one_does_not(detail: object) -> None:
    assert not matches(PATTERN, {**DROPPED, "detail": detail})
