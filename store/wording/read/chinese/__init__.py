"""Whose, of when and in what measure each stretch of a Chinese page is, said before any figure is taken.

`page` is the page in `tokens`, the words of the language, with its times as `days` reads them, also those without a month. `scopes` goes over it once: of what matter (`matters`), whose
(`subjects`, `issuers`), of when (`times`), in what measure and whether at all (`measures`); `lists` are the places behind a total,
`kinds` the kinds it is of (34+419), `clauses` what a count is of. `number_scopes` tells it of any number, whether it is one of the series or not.
"""

__all__ = ["clauses", "number_scopes", "page", "scopes", "tokens"]
