"""Names with all their words: the tables and the network sometimes see only a part of one.

A hyphen without a space round it holds a name together ("Halden-North"), and so does the tree where it counts the words
behind a name to it. What a body is for belongs to its name: "Council for Peace".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kg import world
from kg.language.analysis import Analysis
from kg.language.names import LINKING, Name, is_title, without_inner

__all__ = ["whole_names"]

PURPOSES = frozenset({"for", "on", "against"})
HYPHENED = ("Person", "Organization")
BODIES = ("Organization", "Group")
BRANCHES = ("nmod:poss", "appos", "flat")


def whole_names(analysis: Analysis, names: Sequence[Name], joined: Sequence[bool]) -> list[Name]:
    """Return the names of a sentence, each with the words that belong to it; those that lie inside another join it.

    `joined` tells whether no space stands before a word.
    """
    owners: dict[int, Name] = {word: name for name in names for word in range(name.begin, name.end)}
    wholes = _Wholes(analysis, owners, joined)
    return without_inner(sorted(map(wholes.whole, names), key=lambda name: (name.begin, -name.end)))


@dataclass(frozen=True, slots=True)
class _Wholes:
    """Tells how far names reach in one sentence; `owners` are the names as they were found, by their words."""

    analysis: Analysis
    owners: dict[int, Name]
    joined: Sequence[bool]

    def whole(self, name: Name) -> Name:
        """Return a name that begins and goes on with the words that are its own."""
        name = replace(name, begin=self._begin(name))
        while (end := max((rule(self, name) for rule in RULES.get(name.type, ())), default=0)) > name.end:
            name = replace(name, end=end)
        return name

    def _begin(self, name: Name) -> int:
        """Return where a name begins that a hyphen joins to a word before it."""
        first = name.begin - 2
        held = first >= 0 and not name.certain and name.type in HYPHENED and self._is_hyphen(first + 1)
        return first if held and self._is_free(first) else name.begin

    def behind_hyphen(self, name: Name) -> int:
        """Return the end behind a hyphen: "Halden-North"; two names that are no acronyms stay two."""
        second = name.end + 1
        if name.certain or second >= len(self.analysis.words) or not self._is_hyphen(name.end):
            return name.end
        other = self.owners.get(second)
        if other is None:
            return self._run(second) if self._is_free(second) else name.end
        acronyms = all(self.analysis.words[word].isupper() for word in (name.end - 1, second))
        alike = acronyms and not other.certain and other.type == name.type
        return other.end if alike else name.end

    def counted_to_it(self, name: Name) -> int:
        """Return the end behind the proper nouns that the tree counts to a name: "Hildur" before "Askvold"."""
        end = name.end
        while self._is_proper(end) and self.analysis.labels[end] == "flat" and self._is_inside(end, name.begin, end):
            end += 1
        return end

    def with_its_noun(self, name: Name) -> int:
        """Return the end of a second name that goes on with the first: "Free" and "Halden Movement"."""
        other = self.owners.get(name.end)
        if other is None or other.begin != name.end or other.type != name.type or name.certain or other.certain:
            return name.end
        tied = self._is_inside(name.end - 1, other.begin, other.end) or self._is_inside(name.end, name.begin, name.end)
        return other.end if tied else name.end

    def with_its_head(self, name: Name) -> int:
        """Return the end behind the proper noun that the tree hangs a name from: "Kestrel" before "Engineering"."""
        end, single = name.end, self.analysis.tags[name.end : name.end + 1] == ("PROPN/NNP",)
        if name.certain or not single or not self._is_free(end):
            return end
        hangs = self.analysis.labels[end - 1] == "compound" and self.analysis.heads[end - 1] == end + 1
        return end + 1 if hangs else end

    def with_its_branch(self, name: Name) -> int:
        """Return the end of a name behind the country of a branch: "Harbour Watch Norway's"."""
        other = self.owners.get(name.end)
        if other is None or other.begin != name.end or other.type != "Country" or name.certain:
            return name.end
        last, heads = other.end - 1, self.analysis.heads
        beside = heads[last] == heads[name.end - 1] or self._is_inside(name.end - 1, other.begin, other.end)
        tied = beside or self._is_inside(last, name.begin, name.end)
        return other.end if tied and self.analysis.labels[last] in BRANCHES else name.end

    def with_its_purpose(self, name: Name) -> int:
        """Return the end of a body's name behind what it is for: "Council for Peace"."""
        words, link = self.analysis.words, name.end
        known = not name.certain and world.nouns().get(words[link - 1].lower()) in BODIES
        if not known or link >= len(words) or words[link] not in PURPOSES:
            return name.end
        first = link + 2 if link + 1 < len(words) and words[link + 1] == "the" else link + 1
        return self._run(first) if self._is_free(first) else name.end

    def _run(self, word: int) -> int:
        """Return the end of the run of capitalised words that begins at a word and is no other name."""
        words, end = self.analysis.words, word + 1
        while self._is_free(end) or (
            end < len(words) and words[end] in LINKING and self._is_free(end + 1) and words[end] in ("of", "for", "&")
        ):
            end += 1
        return end

    def _is_free(self, word: int) -> bool:
        """Tell whether a word may be part of a name, and is no other name's, no title and no day."""
        if not self._is_proper(word) or word in self.owners or is_title(self.analysis.words[word]):
            return False
        return not self.analysis.labels[word].endswith(":unmarked")  # "the council Friday"

    def _is_proper(self, word: int) -> bool:
        inside = word < len(self.analysis.words)
        return inside and self.analysis.tags[word].startswith("PROPN") and self.analysis.words[word][:1].isupper()

    def _is_hyphen(self, word: int) -> bool:
        alone = self.analysis.words[word] in ("-", "‑")
        return alone and self.joined[word] and word + 1 < len(self.joined) and self.joined[word + 1]

    def _is_inside(self, word: int, begin: int, end: int) -> bool:
        return begin < self.analysis.heads[word] <= end


Rule = Callable[[_Wholes, Name], int]
RULES: dict[str, tuple[Rule, ...]] = {
    "Place": (_Wholes.counted_to_it,),
    "Person": (_Wholes.counted_to_it, _Wholes.behind_hyphen),
    "Organization": (
        _Wholes.counted_to_it,
        _Wholes.behind_hyphen,
        _Wholes.with_its_noun,
        _Wholes.with_its_head,
        _Wholes.with_its_branch,
        _Wholes.with_its_purpose,
    ),
}
