"""An aim that is spelt out did not happen; a deed that is spelt out did."""

import onrecord


def statuses(text: str) -> set[str]:
    """The statuses of a text's events."""
    return {e.status for e in onrecord.read(text, published="2024-01-02").events}


def test_what_a_goal_consists_of_did_not_happen() -> None:
    aim = "The minister spoke of the importance of our goals in the north, namely bombing the rebels and arresting their leaders."
    assert statuses(aim) == {"hypothetical"}


def test_what_a_raid_consists_of_did() -> None:
    assert statuses("The army carried out two raids, namely shelling Aleppo and bombing Homs.") == {
        "occurred"
    }
