"""A draft as bytes: text here, other formats in modules of their own. Only `files` touches the disk."""
