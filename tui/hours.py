"""The hour it is at this place, for what must have happened before a text goes out."""

from datetime import datetime

from store.record.window import Moment


def this_hour() -> Moment:
    """Today and the hour of this computer's clock; windows and conferences are in the place's own time."""
    now = datetime.now()
    return Moment(now.date(), now.hour)
