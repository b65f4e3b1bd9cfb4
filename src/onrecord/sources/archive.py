"""ZIP archives -> their files, one at a time, within bounds.

Members are never written under the names that the archive gives them. A member that unpacks to many times its size is a
bomb and is left at once; an archive whose members share their bytes is refused as a whole.
"""

import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from onrecord.errors import UnreadableError

STEP = 1 << 20
BOMB_BYTES, BOMB_RATIO = 64 << 20, 200
"""A member of more than so many bytes is a bomb if it is that many times what it was packed as."""
MOST_MEMBERS = 1_000_000
SLACK = 1 << 16
DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError, NotImplementedError)
"""What the library raises for damaged, encrypted and strangely packed members."""


class Archive:
    """An open ZIP archive."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        """Of an archive that ``archive`` has opened."""
        self._file = file
        self._members = {m.filename: m for m in file.infolist() if not m.is_dir()}

    @property
    def names(self) -> list[str]:
        """The members' names in order, hidden ones, folders and ``strange`` ones left out."""
        return sorted(
            n
            for n in set(self._members) - set(self.strange)
            if not any(p.startswith((".", "__MACOSX")) for p in n.split("/"))
        )

    @property
    def strange(self) -> dict[str, str]:
        """Members that are left alone, with what is wrong with them: links, and names that lead out of the archive."""
        found = {}
        for name, member in sorted(self._members.items()):
            if stat.S_ISLNK(member.external_attr >> 16):
                found[name] = "a link is not followed"
            elif name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/"):
                found[name] = "its name leads out of the archive; it is left alone"
        return found

    def data(self, name: str, max_bytes: int) -> bytes:
        """A member's bytes; raises ``UnreadableError``."""
        found = bytearray()
        for piece in self._pieces(name):
            found += piece
            if len(found) > max_bytes:
                raise UnreadableError(f"unpacked it is larger than {max_bytes / 1024 / 1024:.3g} MB")
        return bytes(found)

    @contextmanager
    def unpacked(self, name: str) -> Iterator[Path]:
        """A file with the member's bytes and its suffixes, for as long as the block runs; raises ``UnreadableError``."""
        with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
            path = Path(folder, "member" + "".join(Path(name).suffixes[-3:])[:60])
            with path.open("wb") as file:
                for piece in self._pieces(name):
                    file.write(piece)
            yield path

    def _pieces(self, name: str) -> Iterator[bytes]:
        member = self._members[name]
        size = 0
        try:
            with self._file.open(member) as file:
                while piece := file.read(STEP):
                    size += len(piece)
                    if size > BOMB_BYTES and size > BOMB_RATIO * max(1, member.compress_size):
                        raise UnreadableError(
                            f"it unpacks to more than {BOMB_RATIO} times its size; it is left alone"
                        )
                    yield piece
        except DAMAGES as error:
            raise UnreadableError(f"cannot be unpacked: {_short(error)}") from error


@contextmanager
def archive(file: Path | IO[bytes]) -> Iterator[Archive]:
    """The ZIP archive in ``file``; raises ``UnreadableError`` if it is none, or one that is made to do harm."""
    try:
        opened = zipfile.ZipFile(file)
    except DAMAGES as error:
        raise UnreadableError(f"is no whole ZIP archive: {_short(error)}") from error
    with opened:
        members = opened.infolist()
        if len(members) > MOST_MEMBERS:
            raise UnreadableError(f"it has more than {MOST_MEMBERS:,} members")
        size = opened.fp.seek(0, 2) if opened.fp is not None else 0
        if sum(member.compress_size for member in members) > size + SLACK:
            raise UnreadableError("its members share their bytes; such an archive is made to do harm")
        yield Archive(opened)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
