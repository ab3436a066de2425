"""The archive: conferences kept as files of generations, their history, journal, backups and catalogue.

It is generic over *documents*, nested dicts as `store.record.codec` makes them, and knows nothing of
what their figures mean. `repository.Repository` is the one interface the rest of the program sees;
`folder.FolderRepository` keeps it in a folder, each conference a TinyDB file of its own.
"""

__all__ = [
    "backup",
    "catalogue",
    "chain",
    "disk",
    "documents",
    "folder",
    "journal",
    "layout",
    "marker",
    "migrations",
    "released",
    "repository",
    "seal",
    "seen",
    "settings_files",
    "strays",
    "troubles",
    "unfinished",
]
