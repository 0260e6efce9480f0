"""Reading a report: text in, what its sentences claim out; no study is needed to read."""

from samenspel.reading.claim import Claim
from samenspel.reading.mentions import Mentions, mentions
from samenspel.reading.reader import claims_of
from samenspel.reading.sentences import Paragraph, Sentence, sentences
from samenspel.reading.vocabulary import Vocabulary, vocabulary

__all__ = [
    "Claim",
    "Mentions",
    "Paragraph",
    "Sentence",
    "Vocabulary",
    "claims_of",
    "mentions",
    "sentences",
    "vocabulary",
]
