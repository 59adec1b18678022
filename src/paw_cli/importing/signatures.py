"""Know files that are no text by the bytes that they begin with."""

from __future__ import annotations

from paw_cli.importing import refusals

_MAGIC = (
    (b"%PDF", refusals.PDF),
    (b"{\\rtf", refusals.RTF),
    (b"\x89PNG", refusals.IMAGE),
    (b"\xff\xd8\xff", refusals.IMAGE),
    (b"GIF8", refusals.IMAGE),
    (b"BM", refusals.IMAGE),
    (b"II*\x00", refusals.IMAGE),
    (b"MM\x00*", refusals.IMAGE),
    (b"ID3", refusals.SOUND),
    (b"OggS", refusals.SOUND),
    (b"\x1aE\xdf\xa3", refusals.SOUND),
    (b"\x1f\x8b", refusals.ARCHIVE),
    (b"7z\xbc\xaf", refusals.ARCHIVE),
    (b"Rar!", refusals.ARCHIVE),
    (b"BZh", refusals.ARCHIVE),
    (b"\xfd7zXZ", refusals.ARCHIVE),
    (b"SQLite format 3", refusals.DATABASE),
    (b"!BDN", refusals.MAILBOX),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_OLE = (
    ("WordDocument", refusals.OLD_WORD),
    ("__substg1.0_", refusals.OUTLOOK),
    ("Workbook", refusals.OLD_EXCEL),
    ("Book", refusals.OLD_EXCEL),
    ("EncryptedPackage", refusals.BROKEN_DOCX),
)
_RIFF = {b"WAVE": refusals.SOUND, b"AVI ": refusals.SOUND, b"WEBP": refusals.IMAGE}
_LOOKED_AT = 4000
_SHORT = 2


def refused_by_signature(content: bytes) -> refusals.Refused | None:
    """Return what a file is by its first bytes, where that gives no tips."""
    if content.startswith(_OLE):
        return _in_ole(content)
    if content[4:8] == b"ftyp":
        return refusals.SOUND
    if content.startswith(b"RIFF"):
        return _RIFF.get(content[8:12])
    for magic, refused in _MAGIC:
        # Two letters may begin a text as well.
        if content.startswith(magic) and (len(magic) > _SHORT or b"\0" in content[:_LOOKED_AT]):
            return refused
    return None


def _in_ole(content: bytes) -> refusals.Refused:
    for name, refused in _IN_OLE:
        if name.encode("utf-16-le") in content:
            return refused
    return refusals.OLD_OFFICE
