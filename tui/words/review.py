"""Words of the review screen."""

from store.languages import Pairs

WORDS: Pairs = {
    "review.no_older": ("没有更早的一场。", "There is no earlier conference."),
    "review.no_newer": ("没有更晚的一场。", "There is no later conference."),
}
