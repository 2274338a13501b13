"""Numbers and names in sentences."""

from __future__ import annotations

from dataclasses import replace

from kg.reasons import Miss, Reason

__all__ = ["count", "language", "why"]

PLURALS = {"entity": "entities"}
# ISO 639-1 codes of languages that news is written in, with their English names.
LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nb": "Norwegian",
    "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
    "und": "a language that was not recognised",
}  # fmt: skip


def count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> count(1, "claim"), count(1200, "entity")
    ('1 claim', '1,200 entities')
    """
    plural = PLURALS.get(noun, f"{noun}s")
    return f"{number:,} {noun if number == 1 else plural}"


def language(code: str) -> str:
    """Return the English name of a language with its code.

    >>> language("ko")
    'Korean (ko)'
    """
    return f"{LANGUAGES[code]} ({code})" if code in LANGUAGES else code


def why(miss: Miss, word: str = "") -> str:
    """Return in words why something gives no claim, with the word that it is about and languages by their names."""
    if miss.reason is Reason.LANGUAGE:
        miss = replace(miss, found=tuple(replace(each, words=language(each.words)) for each in miss.found))
    return f"{word}: {miss}" if word else str(miss)
