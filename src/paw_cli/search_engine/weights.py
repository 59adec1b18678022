"""What the search goes by: each kind of evidence, what it counts for, and why so much.

Measured on all sets of judged queries, on collections without keywords and on questions that no
tip is about, all at once (benchmarks/constants.py moves each by a tenth; benchmarks/README.md has
what that costs). They stand on plateaus: what is said to cost is what the next step would.
"""

from collections.abc import Mapping
from enum import StrEnum


class Field(StrEnum):
    """Where a tip holds a word; a part is a subword of a hyphenated word of the text."""

    TEXT = "text"
    PART = "part"
    KEYWORD = "keyword"
    ANSWER = "answer"
    THEME = "theme"
    DESCRIPTION = "description"


class MatchKind(StrEnum):
    """How a word of the query was found, the most trusted first."""

    EXACT = "exact"
    INFLECTION = "inflection"
    COMPOUND = "compound"
    TYPO = "typo"
    SYNONYM = "synonym"


# The fields that are searched, and how much each is trusted.
Trust = Mapping[Field, float]

# How much a way of matching is trusted. The order is a promise, the distances are measured.
KINDS = {
    MatchKind.EXACT: 1.0,
    MatchKind.INFLECTION: 0.95,
    MatchKind.COMPOUND: 0.85,
    MatchKind.TYPO: 0.8,
    MatchKind.SYNONYM: 0.55,
}
EXACT = KINDS[MatchKind.EXACT]
SYNONYM = KINDS[MatchKind.SYNONYM]
# A neighbouring meaning is a guess at what somebody wants, not what was asked for.
RELATED = 0.45
# A synonym of the Dutch word that an English one means is a step further away.
TRANSLATED_SYNONYM = 0.8
# So is what is derived from an English synonym, or an irregular form of it (sit, seat).
DERIVED = 0.75
# By the number of errors: the second makes it another word more often than not.
TYPOS = (1.0, KINDS[MatchKind.TYPO], 0.65)
# "energie coach" for energiecoaches: both words are there, as one.
JOINED = 0.9
# A word counts for half where the phrase that it stands in has a meaning of its own.
PHRASE_WORD = 0.5
# Of an unknown compound the head says what it is, the first half only what kind. Below 0.36 a
# tip that has only the latter is not found.
HEAD = 0.65
MODIFIER_ALONE = 0.4

# How much a field is trusted. What a tip says weighs more than what an editor said about it;
# so much more that even a compound in the text outweighs a keyword. A description says what many
# tips share: it must stay below half of what a text is worth.
FIELDS = {
    Field.TEXT: 1.0,
    Field.PART: KINDS[MatchKind.COMPOUND],
    Field.KEYWORD: 0.8,
    Field.ANSWER: 0.7,
    Field.THEME: 0.6,
    Field.DESCRIPTION: 0.4,
}
# With --exact only what the tip itself says.
EXACT_FIELDS = {Field.TEXT: 1.0, Field.PART: 1.0}
# What a match loses when nothing else in the tip confirms it. At 0.2 a lone match in a bare
# collection falls silent: 0.03 of its score.
ALONE = 0.15
# A word that no tip has is rarer than any: as if half a tip had it. As if one had it, three more
# questions about something else are answered.
UNKNOWN_TIPS = 0.5
# A word of English texts that hardly carries a subject (old, keep) counts for so much beside one
# that does: at 1 it answers a question about something else, where no other word is known.
LIGHT = 0.7
# An unknown word beside one that names what the tips are about hardly makes another subject. At
# 1, a third of such queries is lost.
BESIDE_SUBJECT = 0.3

# How much it counts that a query reads like a question that a tip answers, and from which
# similarity on: below, only the little words are alike, and off-topic questions are answered.
SIMILARITY = 0.5
MIN_SIMILARITY = 0.4
MIN_QUESTION = 3

# Silence, by the number of terms: the best tip must cover so much of the query, or the query
# is about something else. One term: a synonym in a keyword passes. Two: where one is unknown,
# the other must be rare or stand in the text. More: some only carry the question. A little higher
# costs right answers to questions, a little lower off-topic ones.
MIN_SCORE = (0.3, 0.33, 0.26)
# More is asked where a word is unknown and none names what the tips are about.
UNSURE = (1.0, 1.0, 1.2)
# Less is asked of several words in tips without keywords, which have a tenth of the words to be
# met by. At 0.7 for more than two, six questions about something else are answered for one rightly.
BARE = (1.0, 0.7, 0.9)
# What is worth so little beside the best is not shown, by the number of terms too: of several
# words one alone may be what was meant.
MIN_OF_BEST = (0.3, 0.2, 0.2)

# Half the evidence is less than half as good: what covers less of the query than the best tip is
# sooner less certain. At 1.4 two in a hundred shown tips fewer are useful, at 1.6 half a
# hundredth of the best tips leaves the page.
SHARPNESS = 1.5
# A hit is good from this part of the best score on, as the README says.
GOOD = 0.5

# Shorter words begin and end too many others by accident (nen in kunnen).
MIN_PART = 4
# What is left of a compound is a word when it is so long, known or not; beside a shorter part
# than this it must be known (egel in maatregelen), but where tips have few words.
MIN_REST = 4
MIN_LOOSE_PART = 5
# Shorter stems with a t are other words (war, wart).
MIN_VERB = 4
# Shorter stems in -er, -st and -ing are other words (meter, winst, ring).
MIN_DEGREE = 6
# ge-, three letters and a t at least: geld and gat are no participles.
MIN_PARTICIPLE = 6

# One error in a shorter word makes another real word more often than not; so do two.
ONE_TYPO_FROM = 5
TWO_TYPOS_FROM = 9
# From this length on a stem with a letter less is that word misspelt, not another one.
MIN_MISSPELLED = 8
# How alike (of 1) a word must look to be suggested where nothing was found, and how many are.
# At 0.7 one is led from vergunning to vergoeding.
MIN_RESEMBLANCE = 0.75
MAX_SUGGESTIONS = 3
# A shorter word without a subject resembles too many with one.
MIN_STOP_WORD = 6

# Nobody types longer ones; a text pasted by mistake must not take time for nothing.
MAX_WORDS = 64
