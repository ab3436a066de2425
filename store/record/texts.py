"""The texts of a conference that stand in its draft under a name (`headline`, `subheads`, `agenda`), by language."""

from store.record.conference import Conference
from store.series.definition import Series


def chosen(conference: Conference, name: str, language: str) -> str:
    """A person's own words of that name in a language."""
    return conference.texts.get(f"{name}.{language}") or (
        conference.texts.get(name, "") if language == "zh" else ""
    )


def text_in(series: Series, conference: Conference, name: str, language: str) -> str:
    """What a text of a language says for a name: a person's words, else the series' fixed ones; empty for white space
    alone."""
    fixed: str = series.texts.get(name, {}).get(language, "")
    said = (chosen(conference, name, language), fixed)
    return next((words for words in said if words and words.strip()), "")
