"""The words and shapes of English clauses that report figures: verbs, what opens a sentence, what may stand behind."""

import re

from store.wording.numbers import numerals

SUBJECT_VERBS = "reported|registered|recorded|logged|detected|identified|confirmed|found|saw|added"
"""What is done with new figures."""
_IN_TITLES = "reports|registers|records|logs|detects|identifies|confirms|finds|sees|adds"
ALL_OF = r"(?:a total of |altogether |in all |in total,? |a further |another |an additional )?"
_AGAIN = "(?:also|only|again|newly|officially)"

REPORTS = re.compile(
    rf" ?(?:(?P<perfect>has|have|had) )?(?:(?P<also>also) |{_AGAIN} )*(?:{SUBJECT_VERBS}|{_IN_TITLES}|received reports of) {ALL_OF}\Z"
)
SUBJECT_HAS = re.compile(
    rf" ?(?:(?:now|currently|still) )?(?:has|have|had)(?: (?:still|now|also|only|currently))*(?: (?:classified|designated|listed))? {ALL_OF}\Z"
)
THERE = re.compile(rf"there (?:are|were|was|is)(?: (?:still|now|also|only|currently))* {ALL_OF}\Z")
ONLY_ALL_OF = re.compile(rf"(?:and )?{ALL_OF}\Z")
DAY_SAW = re.compile(rf" ?(?:also )?(?:saw|witnessed)(?: reports of| the reporting of)? {ALL_OF}\Z")
"""Behind a day: Thursday saw 28 new cases."""
DAY_SAW_BEHIND = re.compile(r" (?:also )?(?:saw|witnessed)\b")
ALSO_REPORTED = re.compile(
    rf"(?:also|newly) (?:{SUBJECT_VERBS})(?: there| in the (?:region|province|city))? (?:was|were) {ALL_OF}\Z"
)
OUT_OF = re.compile(r"out of a total of \Z")
"""Before the figure of all, behind that of one place."""
NEWLY_FOUND = re.compile(rf" (?:newly )?(?:{SUBJECT_VERBS})\b")
WERE_FOUND = re.compile(
    rf" (?:were|was|(?P<perfect>have been|has been)) (?:(?P<newly>newly|also) |{_AGAIN} )*(?:{SUBJECT_VERBS})(?: locally)?\b"
)
BRACKET_BEHIND = re.compile(r" \([^()]{0,200}\)")
"""Behind a list: a bracket that divides its last member further."""
FIGURE_JOINT = re.compile(rf"(?:,? and|,|,? as well as|,? along with|,? plus) (?:{ALL_OF})\Z")
OR_NO = re.compile(r",? (?:or|nor) (?=[a-z])")
"""Between two kinds that one `no` counts."""
PART_JOINT = re.compile(r"(?:, (?:including|of which|of whom|among (?:which|whom|them)|with)|:) \Z")
"""Between a total and the figures that make it."""
CLAUSE_BEGINS = re.compile(r"; |,? (?:but|while|whereas) |, and ")
NEXT_CLAUSE = re.compile(r"[,;]? (?:and|while|but|whereas) |[;,:] ")
"""Between a clause that was understood and the next one of its sentence."""

OPENING_ADVERB = re.compile(
    r"(?:excluding (?:the )?(?:imported|inbound) [a-z]+|meanwhile|however|besides|moreover|in addition|also|and|but|while|additionally|separately|currently|at present"
    r"|now|right now|today)\b,? ?"
)
COUNTS_IMPORTED = re.compile(r"\b(?:excluding|without|not counting) (?:the )?(?:imported|inbound)\b")
"""By such words a page says that its other figures count those too."""
ALSO = re.compile(
    r"(?:excluding (?:the )?(?:imported|inbound) [a-z]+|in addition|besides|additionally|also)\b"
)
NOT_SO_BEFORE = re.compile(
    r"\b(?:if|whether|expect\w*|will|would|may|might|could|den(?:y|ied|ies)|refut\w+|rumou?r\w*|false\w*|wrong\w*|mistaken\w*|claim\w*|alleg\w*"
    r"|model\w*|simulat\w*|forecast\w*|predict\w*|project(?:s|ed|ions?)|estimat\w*|target\w*|plan\w*|when|after|since|until|compared|than)\b"
)
"""In the clauses before one of a sentence: what follows may not be so, or is of another time."""
BEFORE_CLAUSE = re.compile(r", and |, while |, but |; (?:and |while )?")
"""Between a clause of any kind and one that says for itself who reports."""
SO_FAR = re.compile(r"(?:so far|to date),? ")
AMONG_THEM = r"(?:among|of) (?:them|these|the (?:total|(?:new |newly reported )?(?:local )?(?:<<among_them>>)(?: reported)?)),? ?(?!of )"
"""With words of the series' subject (`store/series/subject_file`), as those below that hold a mark."""
WITHIN = re.compile(r"(?:including|with|of which|of whom|among which|among whom) (?:a total of )?")
"""At the beginning of a clause inside a sentence: its figures are among those before."""
WITHIN_SAID = re.compile(
    r",? (?:including|with|of which|of whom|among which|among whom|among them|of them),? \Z"
)
"""The same, right before figures."""
ARE_OF_KIND = re.compile(r" (?:were|was|are|is) ")
"""In the words of figures: they say of which kind those before are."""
OF_THEM = re.compile(r" of (?:them|which|whom) ")
AT_FIRST = ("on ", "from ", "between ", "during ", "in the ", "the first ", "within ", "for ")
BEHIND_COMMA = (*AT_FIRST, "midnight to ", "0 to ", "0:00", "00:00")
_DAY = f"(?: (?:on )?{numerals.WEEKDAY_PATTERN})?"
SAID_THAT = re.compile(
    rf"(?:[^;:0-9()\"“”]{{0,160}}? (?:said|announced|reported|noted|added|introduced|told (?:reporters|the press|a press conference))|xinhua reported)"
    rf"{_DAY}(?: at (?:a|the) (?:regular |daily )?(?:press|news) (?:conference|briefing))?{_DAY} that,? "
    rf"|(?:[^;:0-9()\"“”]{{0,120}}? )?said{_DAY} (?=a total of|altogether|there |on |from |another |all |both |[0-9])"
    r"|it was (?:notified|reported|learned|announced) at the (?:meeting|conference|briefing|press conference)(?: that,? |: )"
    r"|(?:according to|citing) [^,;:0-9()\"“”]{3,100}, "
)
"""Who said it, before what was said."""
LEARNED_THAT = re.compile(
    r"[^;:\"“”]{0,120}? (?:learned|learnt) (?:[^;:\"“”]{0,30} )?from [^;:\"“”]{3,200}? that,? "
)
"""How reporters say where they have it from; numbers of conferences stand in it."""
NO_VERB_BEHIND = re.compile(r"[.;:]| \(|\Z")
"""Behind figures of a window that have no verb, as digests have them."""
ANY_SPEAKER = re.compile(
    r"(?:[a-z ]{0,60}, )?(?:according to |citing )?(?:the )?(?:(?:local|regional|provincial|municipal|national|health|daily|official|same) )*"
    r"(?:report|commission|authorities|officials|statement|headquarters|office|it|he|she|xinhua)\b"
)
"""A speaker whose figures may be those of whoever was spoken of before."""
NO_NAME = re.compile(
    r"(?:it|they|which|the report said|(?:the )?(?:(?:regional|provincial|municipal|local|health) )+(?:commission|authorities|officials))?\Z"
)
ONLY_COUNTS = re.compile(
    rf"(?:a total of |altogether )?(?:no|none|all|both|most|[0-9,]+|{numerals.UP_TO_NINETY_NINE})(?: (?!(?:in|of|from|at|across|by|for|to)\b)[a-z0-9-]+){{1,10}}"
    r"(?:, (?:said the commission|the commission (?:said|added)|it (?:said|added)|according to the commission)(?: in its (?:daily )?report)?)?\.? ?",
)
"""A short sentence that names nobody: No death was reported."""
NOT_NOW = re.compile(
    r"\b(?:since|as of|by|until|so far|to date|cumulative\w*|accumulat\w+|total|expected|will|would|may|might|could|can|if"
    r"|than|compared|target|plan\w*|between|from|during|last|past|month|year|week|yesterday|earlier|previous\w*|before"
    r"|not|never|no longer|nearly|about|over|some|almost|more|fewer|less|least|most|up to|rumou?r\w*|den\w+"
    r"|whether|false\w*|wrong\w*|mistaken\w*|claim\w*|alleg\w*|predict\w*|model\w*|simulat\w*|forecast\w*|project\w*|estimat\w*)\b|[0-9]"
)
"""Words beside a subject or verb that make a figure something else than what was newly reported."""
COUNTED_SINCE = (
    r"\b(?:since|as of|so far|to date|cumulative\w*|accumulat\w+|this (?:month|year|week)|(?:last|past) \w+"
    r"|in the (?:latest|current|recent) (?:<<since_it_began>>)"
    r"|(?:revised|corrected) (?:from|to)|the (?:figure|number) at|(?:in)?correct(?:ly)?|mistaken\w*|wrong(?:ly)?|(?:was|were) false|den(?:y|ied|ies)|refut\w+|retract\w+)\b"
)
IMPORTED = re.compile(
    r"\b(?:imported|inbound|arriv\w+ from (?:outside|abroad|overseas)|from overseas|from abroad|from outside)\b|\b(?:of (?:which|whom|them)|including)\b[^.;]{0,40}\blocal"
)
"""Words by which only some of the figures beside them are the region's own."""
WERE_IMPORTED = (
    r" ?(?:(?:all|most|some|none|[a-z-]+|[0-9,]+) of (?:them|these|the (?:new )?(?:<<called_in_english>>))|they|these) (?:all )?(?:were|are|came)"
    r"(?: all)? (?:imported|from (?:abroad|overseas|outside))"
    r"| ?(?:these|they|the (?:numbers?|figures?|totals?|<<called_in_english>>)) include[sd]? [^.;]{0,40}\b(?:imported|inbound)\b"
)
"""How the next sentence says so."""
NEW = re.compile(r"\b(?:new|newly)\b")
LOCAL = re.compile(r"\b(?:local|locally|domestic|domestically|indigenous)\b")
_OF_KIND = r"(?:(?:were|was|are|is|being|a|an|the|new|newly|also) )*"
_OWN_ONES = rf"{_OF_KIND}(?:local|locally|domestic|domestically|indigenous)(?:[ -]transmitted)?(?: (?:ones?|transmissions?|<<called_in_english>>))?"
_OTHER_ONES = rf"{_OF_KIND}(?:imported(?: (?:ones?|<<called_in_english>>))?|(?:(?:arriving|coming) )?from (?:overseas|abroad|outside(?: the mainland)?))"
OWN_AND_IMPORTED = (
    r"(?P<where>(?: (?:on|across|in) [a-z' ]{{3,40}})?)(?:, | \()(?:including |of which |of whom |among (?:which|them),? |with )?"
    rf"(?:(?P<own>{{count}}) {_OWN_ONES},? and (?P<other>{{count}}) {_OTHER_ONES}|(?P<other_first>{{count}}) {_OTHER_ONES},? and (?P<own_last>{{count}}) {_OWN_ONES}"
    rf"|(?<=including )(?P<alone>{{count}}) (?:new )?(?:local|locally transmitted|domestic) ones\b)"
    r"\)?(?=[.;,:]|\Z| )"
)
"""Behind figures: how many of them are the region's own, and how many imported."""
TURNS = re.compile(r" (?:bringing|taking|raising|pushing|driving|lifting|up from|down from|compared)\b|;")
"""Words from which on a sentence tells of other figures."""
BEHIND_CLAUSE = re.compile(
    r"\Z|(?<=\)) (?:among|of) them\b|[.,;:)!?\"”]| (?:and|with|while|but|where|according|bringing|further|amid|compared|up from|down from|-+)\b| -| \(| after (?=[0-9a-z,-]+ (?:were|was|had been) )"
)
"""What may stand behind a clause that was taken apart."""
NO_COUNT = re.compile(r"\b[a-z]+-[0-9]+\b|(?<=, )hit [a-z ]{0,20}by\b")
"""Words that only look like a count or a moment: COVID-19, hit hard by it."""
OR_ELSE = re.compile(r" (?:and|or|to) ")
AND_ELSEWHERE = re.compile(
    r",? (?:and|or|as well as) (?!(?:[0-9]|(?:also|newly|only) |(?:reported|registered|recorded|added) |(?:an?|one|two|three|four|five|six|seven|eight|nine|no|another|have|has|had|were|was|are|is) ))|/|, (?:[a-z'-]+ ){1,3}and "
)
"""Behind a place: others that share its figure."""
AND_SHARED = re.compile(
    r"(?: \([^()]{0,200}\))?(?!,? (?:and|or|as well as) (?:the|that|it|its|his|her|this|they|there|in|more|most|all) )"
    rf"(?:{AND_ELSEWHERE.pattern})"
)
"""Behind a list of places: a name that shares the figure of the last."""
NOT_SO = re.compile(
    r"\b(?:will|would|may|might|could|can|should|not|never|no longer|once|if|expect\w*|plan\w*|lift\w*)\b"
)
"""Before a verb: what follows is not so, or not yet."""
LONG_AGO = re.compile(r"\b(?:ago|earlier|last (?:week|month|year)|at (?:its|the) peak)\b")
_DIRECTION = "(?:southwest|northwest|northeast|southeast|south|north|east|west)(?:ern)?|central"
DIRECTIONS = re.compile(rf"(?:(?:{_DIRECTION}) )*")
CHINAS = "china's "
OF_NATION = re.compile(
    rf"{CHINAS}(?:(?:{_DIRECTION}|[a-z]+ern) )?(?:(?:metropolis|city|megacity|(?:port |border )?city|prefecture)(?: of)? )?"
)
"""Before a place that is named as one of the nation's: China's southwestern metropolis of."""
IN_PLACE = re.compile(
    r"(?P<in> (?:in|across|throughout|on|of) )(?:the )?(?:(?:whole|entire|regional|provincial|municipal|autonomous|port|border|coastal|capital|city|cities|of|prefecture"
    rf"|{_DIRECTION}) )*"
)
IN_FIRST = re.compile(
    r"in (?:the )?(?:(?:regional|provincial) capital (?:of |city )?|(?:city|prefecture|district|county) of )?"
)
KIND_OF_PLACE = re.compile(
    r"(?: (?:city|province|prefecture|county|district|league|municipality|autonomous region|region|alone)\b"
    r"|(?: (?!and\b|or\b|in\b|of\b|to\b)[a-z]+){1,2} autonomous (?:prefecture|county)\b)?(?: \([a-z]{2,6}\))?"
)
LESSER_KIND = re.compile(r" (county|district|town|township|village)\b")
OF_REGION = re.compile(
    r"(?: city)?, (?:the |an? )?(?:[a-z-]+ ){0,3}?(?:capital(?: city)?|city|prefecture|district|county)(?: of| in)? (?:the )?[a-z' ]{0,30}\Z|(?: city)?, (?:in )?\Z"
)
"""Between a place and the region it is the capital of."""
REGION_BEHIND = re.compile(r",? (?:the (?:regional |provincial )?capital(?: city)?(?: of)? ?|in )?(?:the )?")
"""Behind a place: the region it is in (in Turpan, Northwest China's Xinjiang)."""
CAPITAL = re.compile(r", (?:the )?(?:regional |provincial )?capital(?: city)?(?=,|\.| on | in |\Z)")
ALL_IN = re.compile(
    r"(?:,? (?:all|both)| \((?:all|both))(?: (?:of )?(?:them|of which|of whom))?(?: (?:were|was))?(?: (?:reported|found|detected))?(?= in )"
)
ALL_SOMEWHERE = re.compile(
    r", all in the (?:border |port )?(?:city|county|district|town) of [a-z' -]{3,30}, (?=on )"
)
"""Between figures and their day: the one place of no series where they all were."""
SET_RIGHT = re.compile(
    r"(?:\A|(?<=[.!?] ))[\"“(\[]?(?:correction|erratum|editor's note|clarification)\b"
    r"|\b(?:the|that|this|its|those|these) (?:[a-z]+ ){0,3}?(?:figures?|numbers?|totals?|reports?|statements?|counts?|data)"
    r"(?: (?:was|were|is|are|has|have|had|been|later|since|then|now|subsequently)){0,4}"
    r" (?:corrected|revised|wrong|incorrect|inaccurate|amended|mistaken|false|retracted|withdrawn|not (?:true|correct|right|accurate))\b"
)
"""What is said right behind figures that were wrong."""
HOW_ILL = (
    r" \((?:including|of which) (?:[0-9,]+|[a-z]+) [a-z -]{0,40}(?:transferred|converted|reclassified|turned)[^()]{0,60}\)|"
    r" \((?:[0-9,]+|[a-z]+) (?:(?:<<how_ill_of>>) )?(?:of )?(?:<<how_ill>>)\b[^()]{0,120}\)|"
    rf" \((?:all|both) (?:of them )?(?:were )?(?:{SUBJECT_VERBS}) (?:at|in|among|during) [^()0-9]{{3,60}}\)(?=,? (?:including|with|of which|of whom) |,? and [0-9])"
)
"""A bracket behind a figure that says how ill they are, or before their places how all of them were found."""
COMPARED_IN_BRACKET = re.compile(
    r" \((?:compared (?:to|with)|up from|down from) [0-9,]+ (?:on )?(?:the (?:previous )?day(?: before)?|a day earlier|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:, and [0-9,]+ before that)?\)"
)
"""A bracket that says what the figure before it was a day earlier."""
IN_SEVERAL = re.compile(
    r" (?:in|across) (?:[0-9]{1,2}|two|three|four|five|six|seven|eight|nine)(?: other)? (?P<what>provincial-level regions|provinces|cities|prefectures|districts|counties)"
)
TO_BRACKET = re.compile(r"[^()]{0,300}\)")
ALL_WERE_IN = (
    r"(?P<all>all|both)(?: of)?(?: the)?(?: (?P<number>[0-9]{1,4}|two|three|four|five|six|seven|eight|nine))?(?:(?: new| newly reported| local| locally transmitted)* (?:<<all_of_them>>)|(?<=two|six)|(?<=three|seven|eight)|(?<=four|five|nine)|(?<=[0-9])) (?:were|are)"
    r"(?: all| also)?(?: locally transmitted and)?(?: reported| registered| recorded| confirmed| detected| identified| found| discovered)?(?= in )"
)
"""All the cases, whichever they are, and before the place they were in."""

FOUND_BEHIND = re.compile(r", (?:and )?| while | - |, (?:of|among) (?:which|whom|them),? |, with ")
"""Between figures and where they were found."""
SAID_BY = re.compile(r"(?:said|according to) (?:the )?\Z")
"""Before the name of who gave the figures of its sentence."""
OF_THE = r"\bof the (?:[a-z-]+ ){0,3}"
"""Before the name of figures of which a sentence says where they were found."""
THE_OTHERS = re.compile(r"(?:the other|the remaining|another|the others)\b")
"""Opens a sentence that gives the places of what is left of a figure."""
KINDS_OF_PLACE = re.compile(r" (?:provinces|cities|prefectures|districts|counties)\b")
RECLASSIFIED = re.compile(
    r" (?:(?:were|was|have been|had been|being) )?(?:transferred|converted|reclassified|turned|re-?diagnosed|upgraded)\b"
)
"""Behind figures that are of another kind by now."""
SAID_BEFORE = re.compile(
    r"\b(?:said|reported|added|according to|citing)(?: (?:by|that))?(?: (?!in\b)[a-z.']+){0,4} \Z"
)
"""Before who is named for having said what stands before."""
SAID_PART = r"(?:among|of) (?:which|whom|them|these|the total|the new (?:<<among_them>>)),? \Z"
"""Before the figure of one way of finding them, which need not be all."""

BEFORE_NAME = re.compile(
    r"(?:[^,;0-9]{0,80} (?:said|says|added|noted)(?: that)? )?(?:(?:and|but|while) )?(?:(?:the )?chinese (?:city|province|metropolis|capital) (?:of )?)?"
    r"(?:(?:(?:local|regional|provincial|municipal|health|the|chinese) )*(?:authorities|officials) (?:in|of) )?(?:the )?"
    rf"(?:(?:(?:{_DIRECTION}) )?(?:province|region) of )?"
    r"(?:(?:city|prefecture|district|county) of )?(?:(?:[a-z]+ )?(?:hub|megacity|metropolis) )?(?:neighbou?ring )?(?:(?:south|north|east|west|central)[a-z]* )*\Z"
)
"""What may stand before the name of who reports."""
BEHIND_NAME = re.compile(
    rf"{KIND_OF_PLACE.pattern}(?:'s?)?(?: (?:regional|provincial|municipal|local|health|government))*"
    r"(?: (?:commission|authorities|government|officials))?(?: this (?:morning|afternoon))?(?:, (?:hit|the|an?|one of)\b[^,]{0,60},|,)? ?\Z"
)
"""What may stand behind it: another noun is somebody else (Tibet University)."""
NEWLY_TOLD = re.compile(r"\b(?:new|newly|reported|registered|recorded|detected|reports|registers)\b")
"""By these a figure beside them is of what is new."""
NATIONWIDE = re.compile(r"\b(?:nationwide|across the (?:country|nation)|the mainland)\b")
"""Of more than any region."""
SUPPOSED = re.compile(
    r"\b(?:expect\w*|will|would|may|might|could|predict\w*|forecast\w*|project(?:s|ed|ions?)|rumou?r\w*|next (?:day|week|month))\b(?! [0-9])"
)
"""What has not happened: expected, forecast or rumoured."""
ALL_SO_FAR = re.compile(r"\b(?:so far|to date|since|cumulative\w*|in total to|bringing|total number|toll)\b")
"""Figures of all there have been."""
STILL_THERE = re.compile(
    r"(?:[^.,;:()\n0-9]|-19\b){0,40}\b(?:undergoing|receiving|under) (?:[a-z]+ )?(?:treatment|observation)\b"
)
"""Behind a number: of those there are."""
HAD_BEEN = re.compile(r"\b(?:had|have|has)\b")
"""Of what has befallen so many by now."""

IN_BEHIND = re.compile(r" ?(?:(?:[a-z'-]+ ){0,5}?)(?:in|across|throughout|from) (?:[a-z'-]+ ){0,4}\Z")
"""Between a number and the place it is of."""
CLAUSE_OF_NUMBER = re.compile(rf"{CLAUSE_BEGINS.pattern}|[;:]| \(|(?<=[0-9]), ")
"""Where what is said of a number begins at the earliest: at its clause, its bracket, or behind another number of a list."""
OF_ANOTHER_BEHIND = re.compile(r"[;:.(]|, (?:and|while|but) ")
"""From where on what follows a number is of another one."""
BEHIND_NUMBER = re.compile(r"[^.;:()0-9]{0,90}")
"""What follows a number and may be said of it."""
COMPARED_WITH = re.compile(r"(?:compared (?:to|with)|up from|down from|\bfrom) \Z")
AS_OF_DAY_BEFORE = re.compile(
    r"[a-z ,]{0,30}?\b(?:the (?:previous )?day before|before that|a day earlier|the previous day)\b"
)
