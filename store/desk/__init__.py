"""The use-cases: open, enter, propose, check, draft, read, export. All that the screen calls to act."""
