"""How sections, figures, claims and answers are called to a person, in the interface's languages."""

from store.languages import in_language
from store.record.cell import CellKey
from store.record.conference import Conference
from store.record.statement_slots import without_slots
from store.record.words import Words

_KINDS = {
    "sections": ("部门发布", "section"),
    "statements": ("发言", "statement"),
    "figures": ("数据", "figure"),
    "lists": ("列举", "list"),
    "claims": ("判断", "claim"),
    "statuses": ("各地进展", "progress"),
    "answers": ("答问", "answer"),
    "promises": ("承诺事项", "promise"),
}
_TEXTS = {
    "headline": ("标题", "headline"),
    "subheads": ("副题", "sub-heads"),
    "agenda": ("议题", "agenda"),
    "byline": ("署名", "byline"),
    "host": ("主办", "host"),
    "venue": ("地点", "venue"),
    "body": ("正文", "body"),
    "topic": ("主题", "topic"),
    "topic_short": ("主题简称", "short topic"),
}
"""The texts of a conference that are no cell and no part."""
_BEGINNING = 16


def beside_the_grid(ref: CellKey) -> bool:
    """True for the reference of a section, figure, promise … or title, which is no cell."""
    return ref.window in _KINDS or (not ref.window and ref.indicator == "texts")


def part_name(conference: Conference, ref: CellKey, lang: str) -> str:
    """`数据“处理网络故障”`, `figure “处理网络故障”`; the kind alone when it says nothing yet."""
    kind = in_language(_KINDS[ref.window], lang)
    known = _known_by(conference, ref, lang)
    return f"{kind}“{known}”" if lang == "zh" and known else f"{kind} “{known}”" if known else kind


def text_key(name: str, language: str) -> str:
    """Where a text of the conference stands in its record: `agenda`, `agenda.en`."""
    return name if language == "zh" else f"{name}.{language}"


def text_name(name: str, lang: str) -> str:
    """What a text of the conference is called (`agenda.en`: the agenda in English)."""
    name, _, language = name.partition(".")
    called = in_language(_TEXTS.get(name, (name, name)), lang)
    if not language:
        return called
    return f"{called}（英文）" if lang == "zh" else f"{called} in English"


def _known_by(conference: Conference, ref: CellKey, lang: str) -> str:
    """The words a part is known by: a label, a name, the beginning of a text."""
    if ref.window == "promises" or ref.indicator not in conference.parts(ref.window):
        return ""
    key = ref.indicator
    match ref.window:
        case "sections":
            section = conference.sections[key]
            return _in(section.department, lang) or _in(section.speaker, lang)
        case "statements":
            return _beginning(_in(conference.statements[key].text, lang))
        case "figures":
            figure = conference.figures[key]
            return _in(figure.label, lang) or figure.raw
        case "lists":
            return _in(conference.lists[key].label, lang) or _beginning(
                "、".join(item.strip("“”") for item in conference.lists[key].items)
            )
        case "claims":
            return conference.claims[key].text(lang) or conference.claims[key].text("zh")
        case "statuses":
            return _in(conference.statuses[key].goal, lang)
        case "answers":
            answer = conference.answers[key]
            return _in(answer.topic, lang) or _beginning(_in(answer.question, lang))
    return ""


def _in(words: Words, lang: str) -> str:
    return words.get(lang) or words.get("zh", "")


def _beginning(text: str) -> str:
    text = without_slots(text).replace("\n", " ")
    return text if len(text) <= _BEGINNING else f"{text[:_BEGINNING]}…"
