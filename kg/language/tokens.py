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
    Drs Prof Rev Fr Sr Jr St Gen Lt Col Maj Capt Cmdr Sgt Adm Brig Gov Sen Rep Pres Hon Amb Supt Det Insp Inc Corp
    Co Ltd Bros Cos Assn Dept Univ Govt Intl Natl vs al cf eg ie ca approx est vol pp eds fig Ave Blvd Rd Mt
    Ft Vol Reps Sens Messrs Cpl Pvt
""".split()

# The states of the United States as newspapers write them behind a comma, after the AP stylebook: "Fresno, Calif."
STATES = """
    Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn
    Tex Vt Va Wash Wis Wyo
""".split()

# Prefixes that stay with their word across a hyphen, after the list in the LDC's English treebank guidelines.
PREFIXES = """
    e ante anti bi bio co counter cross cyber de eco ex inter intra macro mega micro mid mini mis multi neo non over pan
    para post pre pro pseudo psycho quasi re semi socio sub super trans tri ultra un under uni vice
""".split()

# Those of them that stay with a name or a number, too: "anti-American", "pre-2007"; but an "ex-President" is still a
# President. In capitals some are names: "a Washington Post-ABC poll", "UN-led".
PREFIXES_OF_NAMES = "anti neo non (?-i:post) pre pro pseudo quasi semi sub trans ultra (?-i:un)".split()

# Endings of files that letters and web pages name.
FILES = "docx? pdf html? xlsx? pptx? jpe?g gif txt zip exe mp3 png csv xml url".split()

TABLES = {
    "abbreviations": ABBREVIATIONS,
    "states": STATES,
    "prefixes": PREFIXES,
    "prefixes_of_names": PREFIXES_OF_NAMES,
    "files": FILES,
}

PATTERN = re.compile(
    r"""
    (?:https?://|www\.)[^\s<>"“”]+[\w/]                     # addresses
  | [\w.+%%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})*                         # mail
  | (?<!\S)[@#][A-Za-z]\w+                                  # @name #topic
  | \b[\w-]{1,63}(?:\.[\w-]{1,63})*\.(?i:com|org|net|gov|edu|int|info)(?:\.[a-z]{2})?\b(?:/[^\s<>"“”]*[\w/])?  # domains
  | [\w#~-]{0,80}\.(?i:%(files)s)\b                         # report.pdf
  | \b[^\W_]+(?:_+[^\W_]+)+\b                              # first_draft
  | (?:[A-Za-z]\.){2,}                                       # U.S. a.m.
  | \b[a-z]{2,}(?:\.[a-z][\w-]*){2,}                       # comp.mail.maps
  | \bPh\.D\. | \bM\.Sc\.
  | \b[A-Z]\.(?=\s?[A-Z])                                    # initials: J. Smith
  | \b(?:US|CA?|AU?|HK|NZ|NT|S|R|MX)\$(?=\s?\d)              # US$ C$
  | \b(?:%(abbreviations)s)\.                                # Mr. Jan. Inc.
  | \betc\.(?=[,;:)]|\s+[a-z])                             # etc. where the sentence goes on
  | (?<=,\s)(?:%(states)s)\.                                # Fresno, Calif.
  | \bc\.(?=\s?\d{3}) | \bpp?\.(?=\s?\d)                   # c. 1818, p. 12
  | \b(?:b/c|w/o)\b
  | (?<![\w-])(?:\d-)?\d{3}[-/.]\d{3}[-.]\d{4}\b           # telephones: 202-555-0145
  | (?<![\w-])\d{3}-\d{4}(?![\w-])                         # 555-0145
  | (?<![\w/.-])(?:0?[1-9]|1[0-2])/(?:0\d|[12]\d|3[01])(?![\w/-])  # 9/11
  | (?<![\w-])\d{1,2}-\d{1,2}-(?:\d{2}|\d{4})(?![\w-])     # 08-16-2000
  | \b[Nn]os?\.(?=\s?\d)                                    # No. 10
  | \d{1,4}[/.]\d{1,2}[/.]\d{2,4}\b                         # 08/16/2000
  | \d{2,4}s\b                                              # 1980s
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th)?(?=\b|[a-zA-Z$%%])       # 10,000 3.5 7:30 21st
  | \.\.+ | …                                                # ellipsis
  | (?<=\w)\.[?!]+ | [?!]{2,}                               # ?! .?
  | [-=~_*+|]{3,}                                           # lines: ---- ==--
  | --+ | ——+ | [–—]                                         # dashes
  | \w+?(?=(?i:n['’]t)\b) | (?i:n['’]t)\b                  # do n't
  | \b(?i:do|does|did|is|was|were|are|have|has|had|would|could|should|ca|ai)(?=(?i:nt)\b)   # dont
  | (?<!(?:his|her|its|eir|was|are)\s)\b[Ww]o(?=nt\b)        # wont, but "as is her wont"
  | \b(?i:that|what|there|he|she|who)(?=s\b) | \b(?i:you|they)(?=(?:ve|re|ll)\b)        # thats, youre
  | \bi(?=m\s[^A-Z]|ve\b) | \bI(?=m\s(?:an?|not|going|so|sure|sorry|just|glad|looking|trying)\b)  # im
  | \bI(?=ve\s(?:been|had|got|never|ever|seen|tried|used|always)\b)
  | \b[Ii]t(?=s\s(?:an?|the|not|been|my|your|our|their|really)\b)                       # its a pity
  | \bLet(?=s\s(?:all|be|call|do|face|get|go|have|hope|just|make|not|say|see)\b)
  | \b[Aa](?=lot\b) | \b(?:[Gg]o|[Oo]u)t(?=ta\b)             # alot, gotta
  | ['’](?:s|S|d|ll|re|ve|m|D|LL|RE|VE|M)\b                  # 's 'll 've
  | \b(?:[Cc]an)(?=not\b) | (?<=\b[Cc]an)not\b               # can not
  | \b[A-Z]{1,4}&[A-Z]{1,4}\b                                # R&D AT&T
  | \b(?:[OoDdLl]|[Aa]l)['’][^\W\d_]\w+                     # O'Brien d'Estaing o'clock
  | \b[^\W\d_]+['’](?!(?:s|d|ll|re|ve|m|ma|ta|t)\b)[^\W\d_A-Z][^\W_]*    # Sana'a
  | \b[Gg]ov['’]t\b | '' | ’’ | ‘’ | ‘‘ | ``
  | (?<=\s)['’]\d\ds?\b | ^['’]\d\ds?\b                      # '90s
  | \b(?i:%(prefixes)s)-[a-z]\w+                            # e-mail, anti-war
  | \b(?i:%(prefixes_of_names)s)-[^\W_a-z]\w+               # anti-American
  | \b(?:[gG]on|[wW]an)(?=[nt]a\b)                          # gon na
  | [^\W_]+                                                  # words: talks A320
  | [:;=8][-o]?[()DpP](?!\w) | <3                            # :-)
  | ([-!?*=+#~_$<>])\1+                                      # !!! ***
  | \S                                                       # any other sign alone
    """
    % {name: "|".join(sorted(words, key=len, reverse=True)) for name, words in TABLES.items()},
    re.VERBOSE,
)


def word_spans(text: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield the half-open span of each word of a paragraph; `start` is added to all of them.

    >>> [text[a:b] for text in ["Tokyo's $8m won't do."] for a, b in word_spans(text)]
    ['Tokyo', "'s", '$', '8', 'm', 'wo', "n't", 'do', '.']
    """
    for match in PATTERN.finditer(text):
        yield start + match.start(), start + match.end()
