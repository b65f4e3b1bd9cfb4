"""What stands in an article's place when it could not be had or read."""

import msgspec


class Failure(msgspec.Struct, frozen=True):
    """An article that failed: its id (or the name of its source) and why, in one line."""

    id: str
    reason: str

    @property
    def line(self) -> str:
        """What a person reads: ``id: reason``, on one line whatever the id holds."""
        return " ".join(f"{self.id}: {self.reason}".split())
