"""Bytes -> text: byte order mark, declaration, UTF-8, and a guess, in this order."""

import codecs
import re

from onrecord.errors import UnreadableError

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x7fELF", "a program"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an XZ archive"),
)
DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|encoding\s*=\s*["']([\w.:-]{2,40})""", re.I
)
WINDOWS = {
    "iso-8859-1": "windows-1252",
    "latin-1": "windows-1252",
    "latin1": "windows-1252",
    "ascii": "windows-1252",
    "us-ascii": "windows-1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-sjis": "shift_jis",
    "ks_c_5601-1987": "cp949",
}
HEAD = 4096
GUESS = 65536


def decode(data: bytes, declared: str | None = None, *, markup: bool = False) -> str:
    """The text of ``data``; NUL characters fall out. Raises ``UnreadableError`` for what is no text.

    ``declared`` is the character set an answer's header named; with ``markup`` the head of the page is asked too. A
    declared set that cannot hold the bytes is not believed.
    """
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise UnreadableError(f"this is {what}, not text")
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strip(data[len(mark) :].decode(encoding, "replace"))
    names = (declared, _declared(data) if markup else None, "utf-8", _wide(data))
    for name in names:
        text = _attempt(data, name)
        if text is not None:
            return _strip(text)
    damaged = data.decode("utf-8", "replace")
    if _is_utf8_but_for_a_little(damaged):
        return _strip(damaged)
    if b"\0" in data[:HEAD]:
        raise UnreadableError("this is binary, not text")
    return _strip(_guess(data))


def _is_utf8_but_for_a_little(text: str) -> bool:
    """True if at most one in ten of the characters beyond ASCII could not be decoded."""
    broken = text.count("\ufffd")
    return broken * 10 <= sum(not c.isascii() for c in text)


def _strip(text: str) -> str:
    if text.count("\0") * 20 > len(text):
        raise UnreadableError("this is binary, not text")
    return text.replace("\0", "") if "\0" in text else text


def _attempt(data: bytes, name: str | None) -> str | None:
    if name is None:
        return None
    name = name.strip().lower()
    name = WINDOWS.get(name, name)
    if name == "windows-1252" and not data.isascii():  # it takes any bytes; whole UTF-8 is no accident
        name = "utf-8" if _attempt(data, "utf-8") is not None else name
    try:
        return data.decode(name)
    except (LookupError, UnicodeError):
        return None


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:HEAD])
    return None if found is None else (found[1] or found[2]).decode("ascii", "replace")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is NUL."""
    head = data[:HEAD]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 4 < len(head):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _guess(data: bytes) -> str:
    """The best guess of charset-normalizer on the first bytes; Windows-1252 if it has none."""
    import charset_normalizer

    best = charset_normalizer.from_bytes(data[:GUESS]).best()
    return data.decode(best.encoding if best is not None else "windows-1252", "replace")
