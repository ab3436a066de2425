"""Everything the checks find of a conference: its figures, and the words of the texts made from it. What a record holds in
words and no text of it prints leaves in a format that holds the whole record: it is laid out as a text of its own, so that
the rules over words can look at it too.

Here too a proposal is taken, a warning explained, and said what would settle a finding from the side of the office's list;
the first two are edits of the sitting like any other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from store.checks.basis.case import Listing
from store.checks.basis.finding import Finding, Mend, OtherWords, Severity, failed, unchecked
from store.checks.panel import findings_in_order, run_rules
from store.checks.report import one_key_settles, question
from store.checks.rules import told_by
from store.checks.texts.text_rules import UNMADE, UNWRITTEN
from store.desk.sitting import Sitting
from store.desk.texts import FORMS, obstacles
from store.languages import LANGUAGES, in_language
from store.names.office_list import HeldTitle, KnownPerson
from store.part_kinds import SAID
from store.record.cell import Cell, CellKey
from store.record.claim import Claim
from store.record.conference import Conference, Note
from store.record.people import names_in
from store.record.reference import PartKey, TextKey
from store.record.window import Moment
from store.troubles import Trouble
from store.wording.say.draft import Draft, DraftSpan, SpanKind


class ListProposal(Struct, frozen=True):
    """`old`: who is on the list already, `new` what they become, or who is added. `title`: only a title is, from the
    day of the conference on."""

    old: KnownPerson | None
    new: KnownPerson
    title: HeldTitle | None = None


def proposed_for(sitting: Sitting, finding: Finding) -> ListProposal | None:
    """What the list would need to say what the speaker's fields say; None where there is no speaker."""
    held = sitting.conference.speaker(finding.cells[0] if finding.cells else None)
    if held is None or not held.speaker:
        return None
    known, day = sitting.names.known, sitting.conference.held_on
    title = HeldTitle(words=dict(held.title), department=dict(held.department)) if held.title else None
    names = (*held.speaker.values(), *(one for said in held.speaker.values() for one in names_in(said)))
    listed = next((person for name in names for person in known.called(name)), None)
    if listed is None:
        titles = (title,) if title is not None else ()
        return ListProposal(None, KnownPerson(names=dict(held.speaker), titles=titles))
    if told_by(finding).listing is Listing.SPELLING:
        ways = tuple(name for name in held.speaker.values() if not listed.called(name))
        return ListProposal(listed, replace(listed, also=(*listed.also, *ways)))
    return ListProposal(listed, listed, replace(title, since=day) if title is not None else None)


_UNPRINTED = "unprinted"
_BESIDE = "source"
"""The one field of a part that is words in no language of its own."""


def unprinted(conference: Conference, drafts: Sequence[Draft], languages: Iterable[str]) -> Iterator[Draft]:
    """For each language the words that none of the `drafts`, all texts of the record, prints: one a line, each
    leading to the text or part it was typed into."""
    for at, language in enumerate(languages):
        ours = [draft for draft in drafts if draft.language == language]
        printed = "\n".join(draft.text for draft in ours)
        parts = {ref for draft in ours for span in draft.spans for ref in span.cells[:1]}
        lines: list[str] = []
        spans: list[DraftSpan] = []
        start = 0
        for words, ref, slot in _unprinted_words(conference, language, first=at == 0):
            wanted = words.strip()
            if not wanted or wanted in printed or ("{" in wanted and ref in parts):
                continue
            cells = () if ref is None else (ref,)
            spans.append(DraftSpan(start, start + len(wanted), SpanKind.TEXT, cells, slot=slot))
            lines.append(wanted)
            start += len(wanted) + 1
        if lines:
            yield Draft("\n".join(lines), tuple(spans), language, _UNPRINTED)


def _unprinted_words(
    conference: Conference, language: str, first: bool
) -> Iterator[tuple[str, PartKey | None, str]]:
    """Each line of words: the part or the text it stands in. What names no language is told with the `first` one."""
    for name, text in conference.texts.items():
        slot, _, tongue = name.partition(".")
        if tongue == language or (first and not tongue):
            yield from ((line, None, slot) for line in text.split("\n"))
    for kind in SAID:
        for key, part in conference.parts(kind).items():
            for field, value in part.to_row().items():
                if field == _BESIDE and first and isinstance(value, str):
                    yield value, PartKey(kind, key), ""
                elif isinstance(value, Mapping):
                    yield from ((line, PartKey(kind, key), "") for line in _lines(value.get(language)))


def _lines(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.split("\n")
    elif isinstance(value, list):
        yield from (item for item in value if isinstance(item, str))


_ACCEPTED = "accepted"
"""The source of a figure that came in by taking a proposal of the checks."""


def look(sitting: Sitting, now: Moment | None = None) -> tuple[Finding, ...]:
    """All findings, errors first: the one answer of every screen, every command and the list. With `now`,
    whether the windows have closed is checked too."""
    return findings_in_order((*found_in_figures(sitting, now), *found_in_texts(sitting)), sitting.conference)


def look_quickly(sitting: Sitting, now: Moment | None = None) -> tuple[tuple[Finding, ...], bool]:
    """What `look` finds as far as it is known while somebody types, and whether that is all: the words of the
    texts take longer than a key may, and until `found_in_texts` was asked again those last found stand."""
    last = sitting.worded
    known = last is not None and last[0] is sitting.conference and last[1] is sitting.names
    found = (*found_in_figures(sitting, now), *(last[2] if last is not None else ()))
    return findings_in_order(found, sitting.conference), known


def found_in_figures(sitting: Sitting, now: Moment | None = None) -> tuple[Finding, ...]:
    """What the rules over the record find, at that hour; without one as the sitting already knows it."""
    return sitting.findings(now)


def found_in_texts(sitting: Sitting) -> tuple[Finding, ...]:
    """What is found in the words of every text of the record, in each language the series has sentences in.

    A phrase book that cannot be used is an error, and its texts are told as not checked. Worked out once per
    change; may be asked in a thread while somebody types, and is then that of the record as it stood when it was
    asked.
    """
    from store.checks.drafts import together

    conference, names, last = sitting.conference, sitting.names, sitting.worded
    if last is not None and last[0] is conference and last[1] is names and not _mended(sitting, last[2]):
        return last[2]
    found: dict[str, Finding] = {}
    unmade: list[Finding] = []
    for language in sitting.texts.languages:
        drafts, fault = _drafts(sitting, conference, language)
        for draft in drafts:
            told = _found_in if draft.form in _TYPED else _counted_and_listed
            if draft.form == _TYPED[0] and language != "zh":
                unmade += _unwritten(sitting, draft)
            for finding in told(sitting, conference, draft):
                found.setdefault(finding.id, _of_text(finding, draft.language))
        if fault is not None:
            unmade += _unmade(language, fault)
    done = (*unmade, *together(found.values()))
    sitting.worded = (conference, names, done)
    return done


def _of_text(finding: Finding, language: str) -> Finding:
    """A finding that quotes the text of a language, with which one that is."""
    if "sentence" not in finding.facts:
        return finding
    return replace(finding, facts={**finding.facts, "text_language": language})


def wrong_with(sitting: Sitting, part: PartKey) -> tuple[Finding, ...]:
    """What of that is about one part, but for that nobody read an answer again: it is noted as read when it is left."""
    from store.checks.rules import told_by

    return tuple(one for one in wrong_in(sitting) if part in one.cells and not told_by(one).read_when_left)


def wrong_in(sitting: Sitting) -> tuple[Finding, ...]:
    """What a list of the parts marks while somebody works on it: the errors and warnings with a place of their
    own that nobody explained."""
    return tuple(
        finding
        for finding in look(sitting)
        if finding.failed
        and finding.cells
        and not finding.explained
        and finding.severity is not Severity.HINT
    )


_TYPED = ("full", "qa")
"""The forms that between them print all a person typed: a question and a promise stand only in the Q&A
sheet. The other forms differ in the office's sentences."""


def _drafts(sitting: Sitting, conference: Conference, language: str) -> tuple[list[Draft], Trouble | None]:
    """The texts of the record in that language, in each form; and why they could not be made, or not all."""
    drafts: list[Draft] = []
    try:
        said = sitting.texts.book(language).forms
        for form in (*FORMS, "headline"):
            if form in said or form == "table":
                drafts.append(sitting.draft(language, form, conference))
    except Trouble as fault:
        return drafts, fault
    return drafts, None


def _unmade(language: str, fault: Trouble) -> Iterator[Finding]:
    """The error that the texts of a language cannot be made, and that what would be looked for in them was not."""
    told = {lang: fault.said(lang) for lang in ("zh", "en")}
    called = dict(zip(("zh", "en"), LANGUAGES.get(language, (language, language)), strict=True))
    yield replace(failed(UNMADE, Severity.ERROR, (), language=called, trouble=told), spot=language)
    yield replace(unchecked(UNMADE, Severity.ERROR, (), language=called), spot=f"{language}/words")


def _unwritten(sitting: Sitting, draft: Draft) -> Iterator[Finding]:
    """What a text in another language lacks of what is said in Chinese, where more of it is there: somebody wrote that
    text and left these out. Where it is all but unwritten nobody asked for it."""
    why = obstacles(draft, found_in_figures(sitting))
    lacking = tuple(ref for ref in why.alone if not isinstance(ref, CellKey) or ref in why.reasons)
    written = {ref for span in draft.spans if span.kind is SpanKind.TEXT for ref in span.cells[:1]}
    if lacking and len(written.difference(lacking)) > len(lacking):
        language = dict(zip(("zh", "en"), LANGUAGES[draft.language], strict=True))
        found = failed(UNWRITTEN, Severity.WARNING, lacking, language=language, count=len(lacking))
        yield replace(found, spot=draft.language)


def _mended(sitting: Sitting, found: tuple[Finding, ...]) -> bool:
    """Whether a phrase book that could not be used can be now: a person mends the file while the program runs."""
    from store.checks.rules import told_by

    told = {finding.spot for finding in found if told_by(finding).of_no_text and finding.failed}
    return bool(told) and len(sitting.texts.faults()) < len(told)


def found_in_draft(sitting: Sitting, draft: Draft) -> tuple[Finding, ...]:
    """What is found in the words of one draft of the sitting's record."""
    from store.checks.drafts import together

    return tuple(together(_found_in(sitting, sitting.conference, draft)))


def words_unprinted(sitting: Sitting) -> tuple[Finding, ...]:
    """What is wrong in words of the record that none of its texts prints (the label of a figure, a venue)."""
    from store.checks.drafts import together

    conference, languages = sitting.conference, sitting.texts.languages
    drafts = [draft for language in languages for draft in _drafts(sitting, conference, language)[0]]
    found = [
        finding
        for draft in unprinted(conference, drafts, languages)
        for finding in _found_in(sitting, conference, draft)
        if finding.failed
    ]
    return tuple(together(found))


def asked_of(sitting: Sitting, draft: Draft) -> tuple[Finding, ...]:
    """What is asked while one draft, or a part of one, is being written: the numbers in its words still to be settled,
    then the clauses that nobody is named as saying, or that compare the figures in words."""
    found = _found_in(sitting, sitting.conference, draft)
    return tuple(one for one in found if not one.explained and question(one) is not None)


def _found_in(sitting: Sitting, conference: Conference, draft: Draft) -> tuple[Finding, ...]:
    from store.checks.drafts import check_draft

    return check_draft(
        sitting.series,
        conference,
        draft,
        earlier=sitting.earlier,
        set_words=set_words(sitting, draft),
        names=sitting.names,
    )


def _counted_and_listed(sitting: Sitting, conference: Conference, draft: Draft) -> Iterator[Finding]:
    """What is looked for in the forms whose typed words stand in other forms too, where they are checked already: numbers in
    the office's own sentences, and words the office does not use."""
    yield from _numbers_in(sitting, conference, draft)
    if sitting.names.known:
        from store.checks.drafts import words_held_against_list

        yield from words_held_against_list(sitting.series, conference, draft, sitting.names)


def _numbers_in(sitting: Sitting, conference: Conference, draft: Draft) -> Iterator[Finding]:
    from store.checks.basis.case import Case, Figures
    from store.checks.texts.loose_numbers import loose_numbers

    earlier = [Figures(sitting.series, one) for one in sitting.earlier]
    case = Case(sitting.series, Figures(sitting.series, conference), earlier)
    return loose_numbers(case, draft, set_words(sitting, draft))


def set_words(sitting: Sitting, draft: Draft) -> tuple[str, ...]:
    """The office's own words that hold a numeral and count nothing."""
    return sitting.texts.book(draft.language).choices.get("set_words", ())


def accept_name(sitting: Sitting, finding: Finding, lang: str) -> bool:
    """A numeral in the words is accepted as a name, or a clause that nobody says is let stand, with that as its
    reason; later conferences of the series remember it. What compares the figures is let stand for this one alone.
    False for a finding that no key accepts."""
    settled = one_key_settles(finding)
    if settled is not None:
        sitting.explain(finding.id, in_language(settled.reason, lang))
    return settled is not None


def reconciling(sitting: Sitting, lang: str) -> tuple[str, ...]:
    """What each whole day adds to the part of it that was reported before, in words; only what adds up."""
    from store.checks.figures.reconciling import note, reconciliations

    found = reconciliations(sitting.series, sitting.conference, sitting.earlier)
    return tuple(words for each in found if (words := note(sitting.series, each, lang)))


def take(sitting: Sitting, mend: Mend) -> None:
    """Put in what a proposal says, figures or words; each cell keeps that it was proposed, not typed."""
    if mend.rewording is not None:
        _reword(sitting, mend.rewording)
        return
    cells: dict[CellKey, Cell | None] = {
        cell: None if value is None else Cell(value, str(value), sitting.who, sitting.now(), _ACCEPTED)
        for cell, value in mend.changes
    }
    sitting.put(cells)


def _reword(sitting: Sitting, change: OtherWords) -> None:
    """Put other words into a text or a part."""
    ref = change.ref
    part = sitting.conference.part(ref)
    if isinstance(ref, TextKey):
        sitting.set_text(ref.name, str(change.value))
    elif isinstance(ref, PartKey) and part is not None:
        sitting.set_fields(**{str(ref): replace(part, **{change.field: change.value})})


def claim_of(finding: Finding) -> Claim | None:
    """The claim that would settle a finding about words nobody is named as saying, still without its speaker;
    None for any other finding."""
    told = finding.facts.get("claim")
    if not finding.failed or not isinstance(told, Mapping):
        return None
    return Claim(0, predicate={str(language): str(words) for language, words in told.items()})


def may_stand(sitting: Sitting, finding: Finding) -> bool:
    """Whether a person's word lets the finding stand: a warning or a hint, or a contradiction with an
    earlier conference, which a recorded reason turns into a warning. Nothing else that is an error."""
    if not finding.failed:
        return False
    if finding.severity is not Severity.ERROR:
        return True
    noted = sitting.conference.with_note(finding.id, Note("?"))
    after = run_rules(sitting.series, noted, earlier=sitting.earlier)
    return any(one.id == finding.id and one.severity is not Severity.ERROR for one in after)
