"""Cuts text into words the way the English UD treebanks do.

Hyphens and slashes between letters stand alone (``director - general``), clitics are words (``do n't``, ``Japan 's``),
currency signs and per cent signs leave their numbers, abbreviations keep their full stop. One regular expression, tried
in order; what each line is for stands beside it. Guidelines: universaldependencies.org/en, section on tokenization.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["word_spans"]

# Words that end in a full stop that is theirs. Months, weekdays, titles, companies, measures, Latin.
ABBREVIATIONS = """
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Mr Mrs Ms Dr
    Prof Rev Fr Sr Jr St Gen Lt Col Maj Capt Cmdr Sgt Adm Brig Gov Sen Rep Pres Hon Amb Supt Det Insp Inc Corp
    Co Ltd Bros Cos Assn Dept Univ Govt Intl Natl vs etc al cf eg ie ca approx est vol pp eds fig Ave Blvd Rd Mt
    Ft Vol
""".split()

# Prefixes that stay with their word across a hyphen, after the list in the LDC's English treebank guidelines.
PREFIXES = """
    e ante anti bi bio co counter cyber de eco ex inter intra macro mega micro mid mini multi neo non over pan
    para post pre pro pseudo quasi re semi sub super trans tri ultra un under uni vice
""".split()

PATTERN = re.compile(
    r"""
    (?:https?://|www\.)[^\s<>"“”]+[\w/]                     # addresses
  | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                             # mail
  | \b[\w-]+\.(?:com|org|net|gov|edu|int|info)\b            # bare domains
  | (?:[A-Za-z]\.){2,}                                       # U.S. a.m.
  | \b[A-Z]\.(?=\s?[A-Z])                                    # initials: J. Smith
  | \b(?:US|CA?|AU?|HK|NZ|NT|S|R|MX)\$(?=\s?\d)              # US$ C$
  | \b(?:%(abbreviations)s)\.                                # Mr. Jan. Inc.
  | \b[Nn]os?\.(?=\s?\d)                                    # No. 10
  | \d{1,4}[/.]\d{1,2}[/.]\d{2,4}\b                         # 08/16/2000
  | \d{2,4}s\b                                              # 1980s
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?=\b|[a-zA-Z$%%])       # 10,000 3.5 7:30 21st
  | \.\.+ | …                                                # ellipsis
  | --+ | ——+ | [–—]                                         # dashes
  | \w+?(?=n['’]t\b) | n['’]t\b                              # do n't
  | ['’](?:s|S|d|ll|re|ve|m|D|LL|RE|VE|M)\b                  # 's 'll 've
  | \b(?:[Cc]an)(?=not\b) | (?<=\b[Cc]an)not\b               # can not
  | \b[A-Z]&[A-Z]\b                                          # R&D
  | (?:O|d|D|l|L|al|Al)['’](?=[A-Z])[A-Z]\w+                 # O'Brien d'Estaing
  | (?<=\s)['’]\d\ds?\b | ^['’]\d\ds?\b                      # '90s
  | \b(?i:%(prefixes)s)-[a-z]\w+                            # e-mail, anti-war
  | \b(?:[gG]on|[wW]an)(?=[nt]a\b)                          # gon na
  | [^\W_]+                                                  # words: talks A320
  | [:;=8][-o]?[()DpP](?!\w) | <3                            # :-)
  | ([-!?*=+#~_$<>])\1+                                      # !!! ***
  | \S                                                       # any other sign alone
    """.replace("%(abbreviations)s", "|".join(sorted(ABBREVIATIONS, key=len, reverse=True)))
    .replace("%(prefixes)s", "|".join(PREFIXES))
    .replace("%%", "%"),
    re.VERBOSE,
)


def word_spans(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the half-open span of each word of a paragraph; `start` is added to all of them.

    >>> [text[a:b] for text in ["Tokyo's $8m won't do."] for a, b in word_spans(text)]
    ['Tokyo', "'s", '$', '8', 'm', 'wo', "n't", 'do', '.']
    """
    for match in PATTERN.finditer(text):
        yield start + match.start(), start + match.end()
