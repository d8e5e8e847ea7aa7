"""Messages of one machine wait in a file until their function has done its work."""

from pathlib import Path

import pytest

from infra.local.messages import Messages


@pytest.fixture
def messages(tmp_path: Path) -> Messages:
    return Messages(tmp_path / "messages.sqlite")


def test_a_message_is_claimed_once(messages: Messages) -> None:
    messages.send("q", "a")
    assert [m.body for m in messages.claim("q", 10, 60)] == ["a"]
    assert messages.claim("q", 10, 60) == []


def test_messages_come_in_the_order_they_were_sent(messages: Messages) -> None:
    messages.send("q", "a", "b", "c")
    assert [m.body for m in messages.claim("q", 2, 60)] == ["a", "b"]


def test_a_queue_does_not_see_the_messages_of_another(messages: Messages) -> None:
    messages.send("q", "a")
    assert messages.claim("other", 10, 60) == []


def test_a_released_message_comes_again_and_says_so(messages: Messages) -> None:
    messages.send("q", "a")
    (first,) = messages.claim("q", 1, 60)
    messages.release(first.id, 0)
    (again,) = messages.claim("q", 1, 60)
    assert (first.received, again.received) == (1, 2)


def test_a_removed_message_is_gone(messages: Messages) -> None:
    (message_id,) = messages.send("q", "a")
    messages.remove(message_id)
    assert messages.count("q") == 0


def test_a_moved_message_is_new_where_it_went(messages: Messages) -> None:
    messages.send("q", "a")
    (message,) = messages.claim("q", 1, 60)
    messages.move(message.id, "dead")
    assert [m.received for m in messages.claim("dead", 1, 60)] == [1]


def test_a_claimed_message_shows_again_after_a_restart(tmp_path: Path) -> None:
    before = Messages(tmp_path / "m.sqlite")
    before.send("q", "a")
    before.claim("q", 1, 3600)
    before.close()
    assert [m.body for m in Messages(tmp_path / "m.sqlite").claim("q", 1, 60)] == ["a"]


def test_what_was_sent_is_there_without_a_clean_stop(tmp_path: Path) -> None:
    Messages(tmp_path / "m.sqlite").send("q", "a")
    assert Messages(tmp_path / "m.sqlite").count("q") == 1
