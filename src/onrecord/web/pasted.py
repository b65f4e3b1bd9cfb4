"""The reading of a text, or of an address, that somebody typed in; nothing of it is kept."""

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool

from onrecord.errors import OnrecordError
from onrecord.schema import Reading

LONGEST_TEXT = 200_000


async def read_text(given: Mapping[str, str]) -> Reading | str:
    """The reading of a text that somebody typed in, or what is wrong with it."""
    text = given.get("text", "").replace("\r\n", "\n")
    if not text.strip():
        return "Paste the text of an article first."
    if len(text) > LONGEST_TEXT:
        return f"The text has {len(text):,} characters; at most {LONGEST_TEXT:,} are read here."
    try:
        return await run_in_threadpool(_read, text, given)
    except OnrecordError as error:
        return str(error)


def _read(text: str, given: Mapping[str, str]) -> Reading:
    """Of a text, or of the page at an address: whoever sits behind a firewall cannot be made to fetch from inside it."""
    from onrecord.api import read, read_many
    from onrecord.sources.dates import checked_date

    address = text.strip()
    if address.startswith(("http://", "https://")) and not any(c.isspace() for c in address):
        return read(address)
    row = {"id": "pasted", "text": text} | {
        k: v for k in ("title", "outlet") if (v := given.get(k, "").strip())
    }
    if given.get("published", "").strip():
        row["published"] = checked_date(given["published"].strip())
    return next(read_many([row]))
