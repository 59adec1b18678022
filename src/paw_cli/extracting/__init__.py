"""Read items of text out of notes, chats, tables and documents; `detect.extract` begins."""
