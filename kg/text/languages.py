"""Languages: which one a paragraph is written in.

The script decides where one language owns it (Hangul, Kana, Greek ...), letters decide inside Cyrillic and Arabic
script, and function words decide inside Latin script. A statistical library would know more languages, but it would
guess on headlines; these rules say nothing where nothing tells, load in no time and give the same answer everywhere.
"""

from collections import Counter

from kg.text.latin import is_foreign, latin_language

__all__ = ["UNDETERMINED", "assumed_language", "detect_language", "script_of"]

UNDETERMINED = "und"
SAMPLE = 4000  # characters: more change no answer
LATIN, HAN, KANA, HANGUL, CYRILLIC, ARABIC = "Latin", "Han", "Kana", "Hangul", "Cyrillic", "Arabic"

# First and last code point of the blocks of each script (Unicode's Blocks.txt, the blocks that news uses).
SCRIPTS: tuple[tuple[int, int, str], ...] = (
    (0x41, 0x24F, LATIN),
    (0x370, 0x3FF, "Greek"),
    (0x400, 0x52F, CYRILLIC),
    (0x531, 0x58F, "Armenian"),
    (0x5D0, 0x5F4, "Hebrew"),
    (0x600, 0x6FF, ARABIC),
    (0x750, 0x77F, ARABIC),
    (0x900, 0x97F, "Devanagari"),
    (0x980, 0x9FF, "Bengali"),
    (0xA00, 0xA7F, "Gurmukhi"),
    (0xA80, 0xAFF, "Gujarati"),
    (0xB80, 0xBFF, "Tamil"),
    (0xC00, 0xC7F, "Telugu"),
    (0xC80, 0xCFF, "Kannada"),
    (0xD00, 0xD7F, "Malayalam"),
    (0xD80, 0xDFF, "Sinhala"),
    (0xE00, 0xE7F, "Thai"),
    (0xE80, 0xEFF, "Lao"),
    (0x1000, 0x109F, "Myanmar"),
    (0x10A0, 0x10FF, "Georgian"),
    (0x1100, 0x11FF, HANGUL),
    (0x1200, 0x137F, "Ethiopic"),
    (0x1780, 0x17FF, "Khmer"),
    (0x1E00, 0x1EFF, LATIN),
    (0x1F00, 0x1FFF, "Greek"),
    (0x3040, 0x30FF, KANA),
    (0x3130, 0x318F, HANGUL),
    (0x3400, 0x4DBF, HAN),
    (0x4E00, 0x9FFF, HAN),
    (0xAC00, 0xD7A3, HANGUL),
)
# A syllable or an ideogram carries about as much as this many letters of an alphabet.
WEIGHTS = {HAN: 2, HANGUL: 2, KANA: 2}
LANGUAGE_OF_SCRIPT = {
    "Greek": "el",
    "Armenian": "hy",
    "Hebrew": "he",
    "Devanagari": "hi",
    "Bengali": "bn",
    "Gurmukhi": "pa",
    "Gujarati": "gu",
    "Tamil": "ta",
    "Telugu": "te",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Sinhala": "si",
    "Thai": "th",
    "Lao": "lo",
    "Myanmar": "my",
    "Georgian": "ka",
    "Ethiopic": "am",
    "Khmer": "km",
    HANGUL: "ko",
    KANA: "ja",
    HAN: "zh",
}
# Letters that only one language of a script uses, in the order in which they decide; the last entry is the rest.
LETTERS = {
    CYRILLIC: (
        ("uk", "іїєґ"),
        ("be", "ў"),
        ("mk", "ѓќѕ"),
        ("sr", "ђћљњџј"),
        ("kk", "әғқңөұүһ"),
        ("ru", "ыэё"),
        ("bg", "ъ"),
        ("ru", ""),
    ),
    ARABIC: (("ur", "ٹڈڑےں"), ("fa", "پچژگ"), ("ar", "")),
}


def script_of(text: str) -> str:
    """Return the script that most of the text is written in, or an empty string.

    >>> script_of("한일 협의"), script_of("Lee (李)"), script_of("1965")
    ('Hangul', 'Latin', '')
    """
    counts = _count_scripts(text)
    if counts[KANA] * 8 >= counts[HAN] > counts[LATIN]:
        return KANA
    return min(counts, key=lambda script: (-counts[script], script), default="")


def _count_scripts(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for character, number in Counter(text[:SAMPLE]).items():
        script = _script(character)
        if script:
            counts[script] += number * WEIGHTS.get(script, 1)
    return counts


def _script(character: str) -> str:
    if not character.isalpha():
        return ""
    code = ord(character)
    return next((script for first, last, script in SCRIPTS if first <= code <= last), "")


def detect_language(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of the text, or None where the text does not tell.

    >>> detect_language("The ministers met in Seoul."), detect_language("양국은 만났다."), detect_language("Tokyo")
    ('en', 'ko', None)
    """
    script = script_of(text)
    if script == LATIN:
        return latin_language(text)
    if script in LETTERS:
        return _by_letters(text.lower(), script)
    return LANGUAGE_OF_SCRIPT.get(script)


def _by_letters(text: str, script: str) -> str:
    return next(
        language for language, letters in LETTERS[script] if not letters or any(letter in text for letter in letters)
    )


def assumed_language(text: str) -> str:
    """Return the language to assume where nothing tells: English for Latin letters that may be English.

    >>> assumed_language("Iran attacked Israel."), assumed_language("El ministro de Chile")
    ('en', 'und')
    """
    english = script_of(text) == LATIN and not is_foreign(text)
    return "en" if english else UNDETERMINED
