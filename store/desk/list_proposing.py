"""What would settle a finding from the side of the office's list: the person, or the title they have from that day on."""

from msgspec import Struct
from msgspec.structs import replace

from store.checks.basis.case import Listing
from store.checks.basis.finding import Finding
from store.checks.rules import told_by
from store.desk.sitting import Sitting
from store.names.office_list import HeldTitle, KnownPerson
from store.record.people import names_in


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
