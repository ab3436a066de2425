"""How English says who says what: sentence by sentence, before the words, behind them or between them.

`X, deputy head of the Y, said (that) …`, `“…,” said X`, `According to the Y, …`; pronouns and names in short go back to who
was heard in the page. A sentence that names two, or somebody nobody can name, is nobody's; so is one that names none, but
behind words of its own paragraph or within a quotation that goes on.
"""

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from store.record.section import Manner
from store.wording.numbers.numerals import CAPITAL_MONTH, CAPITAL_WEEKDAY
from store.wording.read.basis.spoken import How, Known, Saying, WhoSays
from store.wording.read.english_speaker import Speaking, others_named, subject

_VERBS = {
    "said in an interview": "tell_state", "told reporters": "tell", "told journalists": "tell", "told the press": "tell", "told the media": "tell",
    "told a press conference": "tell", "told a news conference": "tell", "told a press briefing": "tell",
    "told a news briefing": "tell", "told the press conference": "tell", "told the news conference": "tell",
    "said": "state", "says": "state", "stated": "state", "added": "state", "noted": "state", "replied": "state",
    "responded": "state", "pointed out": "state", "stressed": "stress", "emphasized": "stress", "emphasised": "stress",
    "introduced": "introduce", "explained": "introduce", "reported": "report", "announced": "state", "warned": "state",
}  # fmt: skip
_OF_THINGS = (
    "added",
    "noted",
    "replied",
    "responded",
    "introduced",
    "explained",
    "reported",
    "announced",
    "warned",
    "stressed",
)
"""Verbs of which something else may be told (Lhasa added 20 cases): words follow behind a colon, `that` or a quotation."""
_ADVERBS = r"(?:(?:also|further|then|again|later|earlier|has|have|had) )*"
_TOLD = r"told [A-Z][\w .]{1,30}?(?=$|[,.:”]| (?:that|on|in|at)\b)"
"""Told a paper or an agency."""
_VERB = re.compile(rf"\b{_ADVERBS}(?P<verb>{'|'.join(sorted(_VERBS, key=len, reverse=True))}|{_TOLD})\b")
_DAY = rf"(?:{CAPITAL_WEEKDAY}|{CAPITAL_MONTH} [0-9]{{1,2}})"
_WHEN = rf"(?: on)? (?:the (?:morning|afternoon|evening) of )?(?:{_DAY}|today|yesterday)(?: (?:morning|afternoon|evening|night))?(?![’'\w])"
_WHERE = r" (?:at|during|in) (?:an?|the|this|that|[\w’' ]{1,20}[’']s) (?:[\w'’-]+ ){0,5}?(?:conference|briefing|interview|meeting)(?: in [A-Z]\w+)?"
_ASIDE = re.compile(rf"(?:,?(?:{_WHEN}|{_WHERE}))+")
"""When and where somebody said something, which is not among the words."""
_AT_END = re.compile(rf"(?:,?(?:{_WHEN}|{_WHERE}| in [A-Z]\w+(?: [A-Z]\w+)?))+\Z")
_OPENS = re.compile(
    rf"(?:(?:Meanwhile|However|In addition|Earlier|Later|{_WHEN.removeprefix('(?: on)? ')}|On{_WHEN}|At{_WHERE.removeprefix(' (?:at|during|in)')}(?:{_WHEN})?), )+"
)
_CONCERN = re.compile(
    r"(?:(?:[Rr]esponding|[Ii]n response|[Rr]eplying) to (?:an? |the |some )?(?:\w+ )?(?:concern|question|complaint|issue)s?(?: raised)?"
    r"(?: by (?P<asker>[^,“”]{2,60}?))?|[Aa]sked(?: by (?P<by>[^,“”]{2,60}?))?) (?:about|over|regarding|on|concerning) (?P<topic>[^,“”]{2,120}), "
)
_ACCORDING = re.compile(r"\b[Aa]ccording to ")
_BYLINE = re.compile(
    r"(?:[A-Z][\w'’ ]{1,40}(?:, [A-Z][a-z]{2,8}\.? [0-9]{1,2}(?:, ?20[0-9]{2})?)?(?: \([^()]{2,80}\))?|[A-Z][A-Z' ]{2,30}(?:, [A-Z][a-z]{2,8}\.? [0-9]{1,2})?) ?(?:--|–|—) ?"
    r"|[A-Z][\w'’ ]{1,40}(?:, [A-Z][a-z]{2,8}\.? [0-9]{1,2})? \((?:[A-Z][\w ]{2,40})\)(?: |: )"
)
"""How an article begins: `LHASA, Aug. 8 (Xinhua) -- `, `Business Daily (Li Ming and Wang Wei) -- `."""
_BY = re.compile(r"By [A-Z][\w'’ .,-]{2,80}(?=\s*(?:[|｜]|\Z))")
"""The same on a line of its own."""
_FURNITURE = re.compile(
    r"\A(?:share|share - wechat|print|comments?|related (?:news|stories|articles).*|read more.*|more from.*)\Z"
    r"|\A(?:editors?|source|updated?|published|posted|photos?|file photo|web editor|contact(?: the writer)?|copyright|tel|e-?mail|date)\b\s*[:：©|]?"
    r"(?=.*(?:[:：©@|]|[0-9]{4}|\Z))|[\[(](?:[^\[\]()]*\bphoto\b[^\[\]()]*|(?:xinhua|cns|ap|afp|reuters|vcg)/[^\[\]()]*|provided to [^\[\]()]*)[\])]\s*\Z"
    r"|all rights reserved|\A[\w .|/-]*[0-9]{4}-[0-9]{2}-[0-9]{2}|\A[\w.+-]+@[\w.-]+\Z|\A-? ?\w+\) [0-9]{1,2}:[0-9]{2}, |\A[-–•] [^.]*\Z",
    re.IGNORECASE,
)
_SHORTENED = re.compile(
    r"(?:\b(?:No|Mr|Mrs|Ms|Dr|Prof|St|U\.S|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z])|\b[ap]\.m)\Z"
)
_STOP = re.compile(r"[.!?][”’)]*(?= +[A-Z0-9“‘(]|\s*\Z)")
_LONGEST = 5_000
"""A longer sentence is none, and nobody's."""
_FAR = 260
"""Whoever is named stands so near."""
_WRAPPED = 110
"""A page with a longer line is not wrapped: its lines are paragraphs."""
_LEAST = 50
"""A shorter line does not go on by itself with a line that begins with a capital."""


def byline_of(line: str) -> str:
    """What of a line says by whom an article is, as it is printed; empty where it says nothing of that."""
    match = _BYLINE.match(line)
    if match is not None and len(line) > match.end() + 20:
        return match[0].rstrip(" :")
    match = _BY.match(line)
    return match[0].strip() if match is not None else ""


def is_furniture(line: str) -> bool:
    """Whether a line is what a page has beside its text: a credit, an address, buttons."""
    return _FURNITURE.search(line.strip()) is not None


class _Attributed(Struct, frozen=True):
    """A sentence from `start` to `end` and whose it is: None where somebody is named whom nobody can name."""

    start: int
    end: int
    words: str
    who: Speaking | None = None
    said: bool = False
    """It says that somebody says it."""
    verb: str = ""
    leads: bool = False
    """Who says it stands before the words, so that what follows in the paragraph is theirs."""
    colon: bool = False
    topic: str = ""
    asker: str = ""

    @property
    def bare(self) -> bool:
        """Whether the words are a quotation and nothing else."""
        return _is_quotation(self.words)


class EnglishForms:
    """The forms of English, in one page."""

    language, joint = "en", " "

    def __init__(self, page: str, bare: Collection[str]) -> None:
        self._page, self._bare = page, tuple(bare)
        self._wraps = max(map(len, page.split("\n")), default=0) <= _WRAPPED

    def goes_on(self, length: int, before: str, line: str, blank: bool) -> bool:
        if before[-1] in '.!?:;”"’)' or byline_of(line) or is_furniture(line) or is_furniture(before):
            return False
        return line[0].islower() or (self._wraps and not blank and len(before) >= _LEAST)

    def quoted(self, words: str) -> str:
        return f"“{words}”"

    def sayings(self, text: str, known: Known) -> Iterator[Saying]:
        if is_furniture(text):
            yield Saying(How.BESIDE, 0, len(text))
            return
        byline = _BYLINE.match(text)
        begins = byline.end() if byline is not None and len(text) > byline.end() + 20 else 0
        if begins:
            known = replace(known, last=None, open=False)
        looked = _with_quotes(text)
        parts: list[list[_Attributed]] = []
        for one in self._sentences(looked, begins, known):
            if parts and _together(parts[-1], one, known):
                parts[-1].append(one)
            else:
                parts.append([one])
        for at, part in enumerate(parts):
            anew = bool(begins) and at == 0
            first = at == 0 and known.open and looked[begins : begins + 1] == "“"
            saying = self._saying(part, text, first, known, anew)
            yield _behind_others(saying, part[0].who) if at else saying

    def _sentences(self, text: str, begins: int, known: Known) -> Iterator[_Attributed]:
        for start, end in _sentences(text, begins):
            yield self._attributed(text, start, end, known)

    def _saying(self, part: list[_Attributed], text: str, goes_on: bool, known: Known, anew: bool) -> Saying:
        first, start, end = part[0], part[0].start, part[-1].end
        who = first.who
        if who is None and not (goes_on and not first.said):
            return Saying(How.NOBODY, start, end, text[start:end], anew=anew)
        quotation = all(one.bare for one in part)
        words = [_unquoted(one.words) if quotation else one.words for one in part if one.words]
        said = Saying(
            How.NAMED, start, end, " ".join(words), who.who if who else WhoSays(), first.verb,
            Manner.QUOTATION if quotation else Manner.PROSE, first.topic, first.asker, goes_on=True,
            open=part[-1].words.count("“") > part[-1].words.count("”"), anew=anew,
        )  # fmt: skip
        if not words:
            return Saying(How.NOBODY, start, end, text[start:end], anew=anew)
        if who is None:
            return replace(said, how=How.ON)
        if who.goes_back:
            last = known.last
            fits = last is not None and bool(last.speaker) is who.person
            fits = fits and last is not None and not others_named(known.words, last.speaker, known)
            return replace(said, how=How.SAME if fits else How.NOBODY)
        return said

    # Whose a sentence is ------------------------------------------------------------------------

    def _attributed(self, text: str, start: int, end: int, known: Known) -> _Attributed:
        sentence = text[start:end].strip()
        plain = _Attributed(start, end, sentence)
        if len(sentence) > _LONGEST:
            return replace(plain, said=True)
        spoken = _outside(sentence)
        body = _OPENS.match(sentence)
        at = body.end() if body is not None else 0
        concern = _CONCERN.match(sentence, at)
        topic = concern["topic"] if concern is not None else ""
        asker = (concern["asker"] or concern["by"] or "") if concern is not None else ""
        at = concern.end() if concern is not None else at
        before, led = self._before(sentence, spoken, at, known)
        behind = self._behind(sentence, spoken, (at, led), known)
        if before is not None and behind is not None and before.who != behind.who:
            return replace(plain, said=True)
        found = before or behind
        if found is None:
            said = _VERB.search(spoken) is not None or _ACCORDING.search(spoken) is not None
            return replace(plain, said=said or concern is not None)
        if topic and not found.leads:
            return replace(plain, said=True)
        return replace(found, start=start, end=end, topic=topic, asker=asker)

    def _before(self, sentence: str, spoken: str, at: int, known: Known) -> tuple[_Attributed | None, int]:
        """Who is named before the words, and where the verb ends: `X said …`, `According to X, …`."""
        according = _ACCORDING.match(spoken, at)
        if according is not None:
            for comma in reversed(list(re.finditer(", ", spoken[: according.end() + _FAR]))):
                who = self._who(sentence[according.end() : comma.start()], known)
                if comma.start() > according.end() and who is not None:
                    words = _opened(sentence[comma.end() :])
                    return _Attributed(0, 0, words, who, True, _by_house(who), leads=True), 0
            return None, 0
        for verb in _VERB.finditer(spoken):
            if verb.start() - at > _FAR:
                break
            who = self._who(sentence[at : verb.start()], known)
            if who is None:
                continue
            words, colon = _words_behind(sentence[verb.end() :])
            if not words or (verb["verb"] in _OF_THINGS and not _has_words(sentence[verb.end() :])):
                break
            key = _verb(verb["verb"], who)
            return _Attributed(0, 0, words, who, True, key, leads=True, colon=colon), verb.end()
        return None, 0

    def _behind(self, sentence: str, spoken: str, begun: tuple[int, int], known: Known) -> _Attributed | None:
        """Who is named behind the words or between them: `…, said X`, `…, X said, …`, `…, according to X`. The sentence
        begins at `begun`, and is led by a verb that ends there."""
        at, led = begun
        found = [
            one
            for verb in _VERB.finditer(spoken, led)
            if (one := self._beside_verb(sentence, verb, at, known)) is not None
        ]
        for according in _ACCORDING.finditer(spoken, at + 1):
            if spoken[: according.start()].endswith((", ", "” ")):
                ended, who = self._named_first(sentence, according.end() - 1, known)
                found.append((according.start(), ended, who, "according"))
        if not found:
            return None
        begin, _, who, verb_word = found[0]
        if who is None or any(one[2] != who for one in found):
            return _Attributed(0, 0, sentence, None, True)
        more = _goes_on(sentence[found[-1][1] :])
        words = _closed(sentence[:begin])
        if more is None or not words:
            return None
        key = _by_house(who) if verb_word == "according" else _verb(verb_word, who)
        return _Attributed(0, 0, f"{words} {more}".strip(), who, True, key)

    def _beside_verb(
        self, sentence: str, verb: re.Match[str], at: int, known: Known
    ) -> tuple[int, int, Speaking | None, str] | None:
        """Where who says something with a verb begins and ends behind the words, and who it is; None where the verb does
        not follow words."""
        behind = re.compile(r"(?:,|[,!?]”) ").finditer(sentence, max(at, verb.start() - _FAR), verb.start())
        near = [one.end() for one in behind]
        for begin in near:  # the longest that names somebody: with title and department
            who = self._who(sentence[begin : verb.start()], known) if begin < verb.start() else None
            if who is not None:
                aside = _ASIDE.match(sentence, verb.end()) or _AT_END.match(sentence.rstrip("."), verb.end())
                end = aside.end() if aside is not None else verb.end()
                return (begin, end, who, verb["verb"]) if sentence[end : end + 1] in ("", ".", ",") else None
        if near and near[-1] == verb.start():
            ended, who = self._named_first(sentence, verb.end(), known)
            return near[-1], ended, who, verb["verb"]
        return None

    def _named_first(self, sentence: str, at: int, known: Known) -> tuple[int, Speaking | None]:
        """Who is named behind a verb, and where that ends: the longest that names somebody."""
        rest = sentence[at : at + _FAR]
        ends = sorted(
            {len(rest.rstrip(".")), *(one.start() for one in re.finditer(r"[,.](?= |\Z)", rest)),
             *(one.start() for one in _ASIDE.finditer(rest))}, reverse=True,
        )  # fmt: skip
        for end in ends:
            who = self._who(re.sub(r"\A who\b.*", "", rest[:end]), known)
            if who is not None:
                aside = _ASIDE.match(rest, end) or _AT_END.match(rest.rstrip("."), end)
                return at + (aside.end() if aside is not None else end), who
        return at, None

    def _who(self, words: str, known: Known) -> Speaking | None:
        return subject(words, known, self._page, self._bare) if len(words) <= _FAR else None


def _behind_others(saying: Saying, who: Speaking | None) -> Saying:
    """A stretch behind another one of its paragraph: a pronoun goes back to nobody there who is certain."""
    if who is None or not who.goes_back:
        return saying
    return replace(saying, how=How.NAMED if who.who.department else How.NOBODY)


def _verb(word: str, who: Speaking) -> str:
    """The verb it is for the record; what a house told the press somebody learned from it (记者从……了解到)."""
    key = _VERBS.get(word, "tell")
    return "learn" if key == "tell" and not who.who.speaker and not who.goes_back else key


def _by_house(who: Speaking) -> str:
    return "state" if who.who.speaker else "report"


def _has_words(behind: str) -> bool:
    aside = _ASIDE.match(behind)
    return re.match(r"(?:,? ?that |: ?|,? ?“)", behind[aside.end() if aside is not None else 0 :]) is not None


def _words_behind(behind: str) -> tuple[str, bool]:
    """The words that follow a verb, and whether a colon leads to them."""
    aside = _ASIDE.match(behind)
    rest = behind[aside.end() if aside is not None else 0 :]
    lead = re.match(r"(?:,? that |: ?|, (?=“)| (?=“)| )", rest)
    if lead is None:
        return "", False
    return _opened(rest[lead.end() :]), lead[0].startswith(":")


def _opened(words: str) -> str:
    words = words.strip()
    return words[:1].upper() + words[1:]


def _closed(words: str) -> str:
    """Words before who says them, ended as a sentence."""
    words = words.strip().removesuffix("“").rstrip()
    if words.endswith(",”"):
        return _opened(words[:-2] + ".”")
    return _opened(words.rstrip(", ") + ("" if words.endswith((".", "?", "!", "”")) else "."))


def _goes_on(rest: str) -> str | None:
    """What stands behind whoever is named: more of the words. None where nobody can tell."""
    rest = rest.strip()
    if rest in ("", "."):
        return ""
    more = re.match(
        r"[,.]? ?(?:(?:who|and) )?(?:also )?(?:add(?:ed|ing)|not(?:ed|ing)|stress(?:ed|ing)|say(?:ing)) that ",
        rest,
    )
    if more is not None:
        return _opened(rest[more.end() :])
    quote = re.match(r"[,.] (?=“)", rest)
    return rest[quote.end() :] if quote is not None else None


def _together(part: list[_Attributed], one: _Attributed, known: Known) -> bool:
    """Whether a sentence is of the same speaker as the part of the paragraph before it."""
    first = part[0]
    if first.who is None:
        return one.who is None and (one.said == first.said or not known.open)
    if one.topic:
        return False
    speaker = first.who.who.speaker or (known.last.speaker if first.who.goes_back and known.last else "")
    if one.who is not None:
        by_name = bool(one.who.who.speaker) and one.who.who.speaker == speaker
        back = one.who.goes_back and one.who.person == first.who.person
        certain = back and not any(others_named(before.words, speaker, known) for before in part)
        return by_name or certain or (one.who == first.who and not one.who.goes_back)
    if one.said:
        return first.colon
    return (
        first.colon
        or _is_quotation(one.words)
        or (first.leads and not others_named(one.words, speaker, known))
    )


# Sentences and quotations ---------------------------------------------------------------------------


def _with_quotes(text: str) -> str:
    """The text at its own length with curly quotation marks."""
    if '"' not in text:
        return text
    signs, opens = list(text), True
    for at, sign in enumerate(signs):
        if sign == '"':
            signs[at] = "“" if opens else "”"
        if sign in '"“”':
            opens = signs[at] == "”"
    return "".join(signs)


def _outside(sentence: str) -> str:
    """The sentence at its own length with what is quoted made blank."""
    return re.sub(
        r"“[^”]*(?:”|\Z)",
        lambda quote: "“" + "\0" * max(0, len(quote[0]) - 2) + quote[0][-1] * (len(quote[0]) > 1),
        sentence,
    )


def _is_quotation(words: str) -> bool:
    return words.startswith("“") and words.find("”") in (-1, len(words) - 1)


def _unquoted(words: str) -> str:
    return words.removeprefix("“").removesuffix("”")


def _sentences(text: str, begins: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of a paragraph stand; a quotation is not parted."""
    opens = text[:begins].count("“")
    closes = text[:begins].count("”")
    cuts, at = [], begins
    for stop in _STOP.finditer(text, begins):
        opens += text.count("“", at, stop.end())
        closes += text.count("”", at, stop.end())
        at = stop.end()
        if opens > closes or (
            stop[0][0] == "." and _SHORTENED.search(text[max(0, stop.start() - 8) : stop.start()])
        ):
            continue
        cuts.append(stop.end())
    yield from (
        (start, end) for start, end in pairwise([begins, *cuts, len(text)]) if text[start:end].strip()
    )
