"""Ends that are pieces: words that name nobody without those which the text has beside them."""

from __future__ import annotations

from kg.extract.almanac import is_temporal
from kg.extract.ends import Pair, apart
from kg.extract.extents import LONGEST_TOPIC
from kg.extract.rows import ROW_CUTS, head_of, is_part_of_a_unit
from kg.extract.tree import Tree
from kg.model import Filler, Mention, MentionKind
from kg.reasons import Miss, Reason, Refused
from kg.world import titles

__all__ = ["is_fragment", "whole_ends"]

# Words that mean something only with those behind them: "many of the sailors", "what they want".
BARE = frozenset("what whatever whoever many some most several few both all those one no any each half".split())
SHARES = frozenset({"%", "percent", "cent", "percentage"})
JOINTS = frozenset({"case", "mark", "cc", "det", "aux", "cop"})  # they lead on to a word behind them
HALVES = frozenset({"compound", "amod", "nummod", "nmod:desc"})  # so do these, inside a phrase
ASKING = frozenset({"WP", "WP$", "WDT", "WRB"})
ANSWERS = frozenset({"do so", "do it", "do that", "do this", "do the same"})  # they repeat what was told before
COMPLETIONS = frozenset({"obj", "iobj", "xcomp", "ccomp", "flat", "compound"})


def whole_ends(tree: Tree, subject: Mention, thing: Filler, predicate: int) -> Pair | Miss:
    """Return the two ends on different words, or why they are not two whole ones; `predicate` is their word."""
    ends = apart(tree, subject, thing, predicate)
    pieces = [end for end in ends or () if is_fragment(tree, end)]
    if pieces or ends is None:
        reason = Reason.PIECE if pieces else Reason.SAME
        return Miss(reason, found=tuple(Refused(end.text) for end in pieces or (subject, thing)))
    return ends


def is_fragment(tree: Tree, end: Filler) -> bool:
    """Tell whether an end is a piece of a phrase: "about 18%", "what", "six-party", the leader "of the group"."""
    if not isinstance(end, Mention) or end.type == "Position" or end.kind is MentionKind.PRONOUN:
        return False
    words = [token.index for token in tree.tokens if end.start <= token.start and token.end <= end.end]
    if end.kind is MentionKind.NAME:
        return _has_prefix(tree, end) or any(is_cut(tree, words) for is_cut in NAME_CUTS if words)
    if not words or len(words) >= LONGEST_TOPIC:
        return True
    return any(is_cut(tree, words) for is_cut in CUTS)


def _has_prefix(tree: Tree, name: Mention) -> bool:
    """Tell whether a name is part of a word: "pro-Halden" is nobody."""
    before = tree.text(tree.sentence.start, name.start)
    return before.endswith("-") and before[:-1].rpartition(" ")[2].islower()


def _titles_the_next(tree: Tree, words: list[int]) -> bool:
    """Tell whether a title was taken for a name of its own: "Ayatollah" before "Ali Osei"."""
    behind = words[-1] + 1
    following = tree.names[behind] if behind < len(tree.tokens) else None
    return len(words) == 1 and following is not None and following.type == "Person" and tree.lemma(words[0]) in titles()


def _splits_a_name(tree: Tree, words: list[int]) -> bool:
    """Tell whether words begin or end inside a name."""
    first, last = tree.names[words[0]], tree.names[words[-1]]
    begins = first is not None and first.start < tree.tokens[words[0]].start
    return begins or (last is not None and last.end > tree.tokens[words[-1]].end)


def _is_hyphenated(tree: Tree, words: list[int]) -> bool:
    """Tell whether words are the half of a compound with a hyphen: "party" in "six-party talks"."""
    tokens, begin, end = tree.tokens, words[0], words[-1] + 1
    before = begin > 0 and tokens[begin - 1].text == "-" and tokens[begin - 1].end == tokens[begin].start
    behind = end < len(tokens) and tokens[end].text == "-" and tokens[end].start == tokens[end - 1].end
    modifies = tree.is_dep(head_of(tree, words), "compound", "amod", "nmod:desc")
    return before or behind or (modifies and any(tree.texts[word] == "-" for word in words))


def _is_bare(tree: Tree, words: list[int]) -> bool:
    """Tell whether words only count, ask or describe: "many", "what", "about 18%" without what it is a share of."""
    head = head_of(tree, words)
    if len(words) == 1:
        return tree.lemma(head) in BARE or (tree.tokens[head].tag == "JJ" and tree.is_dep(head, "xcomp"))
    if " ".join(tree.texts[word].lower() for word in words) in ANSWERS:
        return True
    return tree.lemma(head) in SHARES and not any(
        tree.case(kid) == "of" and kid in words for kid in tree.children[head]
    )


def _leads_on(tree: Tree, words: list[int]) -> bool:
    """Tell whether the last word belongs to one that is left out: "hand over the"."""
    last = words[-1]
    beside = tree.tokens[head_of(tree, words)].head == tree.tokens[last].head  # "Oslo police" before "chief"
    joint = tree.tokens[last].dep in JOINTS or (tree.tokens[last].dep in HALVES and not beside)
    return joint and tree.tokens[last].head > last


def _counts_what_is_left_out(tree: Tree, words: list[int]) -> bool:
    """Tell whether words count somebody who is told of elsewhere: "killing 15", "killed 10 of them", "many of whom"."""
    head = head_of(tree, words)
    number = tree.tokens[head].pos == "NUM" and tree.tokens[head].tag == "CD"
    known = tree.kid(head, "det") is not None  # "the two" are told of before
    if known or not (number or tree.lemma(head) in BARE):
        return False
    counted = [kid for kid in tree.kids(head, "nmod") if tree.case(kid) == "of"]
    return (number or bool(counted)) and all(tree.tokens[kid].pos == "PRON" for kid in counted)


def _leaves_its_verb(tree: Tree, words: list[int]) -> bool:
    """Tell whether words end in a clause without its verb: "the mine 33 men" of "the mine 33 men were trapped in"."""
    inside, head = frozenset(words), head_of(tree, words)
    subjects = (word for word in words if word != head and tree.is_dep(word, "nsubj", "nsubj:pass"))
    return any(tree.tokens[word].head not in inside for word in subjects)


def _asks_which(tree: Tree, words: list[int]) -> bool:
    """Tell whether words ask which ones are meant and do not tell it: "how many troops", "which countries"."""
    asks = tree.tokens[words[0]].tag in ("WRB", "WDT")
    return asks and not any(tree.tokens[word].pos in ("VERB", "AUX") for word in words)


def _begins_in_a_clause(tree: Tree, words: list[int]) -> bool:
    """Tell whether words begin with the verb of a clause about what stands before: "involving the companies"."""
    first = words[0]
    return (
        first != head_of(tree, words) and tree.tokens[first].tag == "VBG" and tree.is_dep(first, "acl", "advcl", "case")
    )


def _breaks_a_quotation(tree: Tree, words: list[int]) -> bool:
    """Tell whether a quotation begins or ends inside words, unless it is the sentence that ends there."""
    text = "".join(tree.texts[word] for word in words)
    last = all(token.pos == "PUNCT" for token in tree.tokens[words[-1] + 1 :])
    return not last and (text.count('"') % 2 == 1 or text.count("“") != text.count("”"))


def _is_continued(tree: Tree, words: list[int]) -> bool:
    """Tell whether the word behind completes the phrase: "the leader" before "of the party", "plan" before "to go"."""
    behind = words[-1] + 1
    while behind < len(tree.tokens) and tree.tokens[behind].pos == "PUNCT":
        behind += 1
    top = behind if behind < len(tree.tokens) else None
    while top is not None and tree.tokens[top].head not in words:
        top = tree.head(top)
    if top is None or top < words[0]:
        return False
    dep, case = tree.deps[top], tree.case(top)
    whose = dep[1] in ("nmod", "obl") and case == "of" and not is_temporal(tree.tokens[top].text)
    told = tree.is_bound(top) and tree.tokens[tree.tokens[top].head].pos != "NOUN"  # else it may tell the claim itself
    fine = tree.tokens[top].tag == "$"  # "fined the publisher $6,400"
    return whose or told or (dep[0] in COMPLETIONS and not fine)


def _breaks_off(tree: Tree, words: list[int]) -> bool:
    """Tell whether a clause ends in a verb that waits for more: "there may be", "let the council choose" who."""
    last = words[-1]
    if tree.tokens[last].tag in ASKING and len(words) > 1:
        return True
    if tree.tokens[last].pos not in ("VERB", "AUX") or last + 1 == len(tree.tokens):
        return False
    asked = tree.tokens[last + 1].tag in ASKING or (tree.tokens[last + 1].pos == "AUX" and _is_asked_for(tree, words))
    return asked or (tree.lemma(last) == "be" and tree.kid(last, "expl") is not None)


def _is_asked_for(tree: Tree, words: list[int]) -> bool:
    """Tell whether words are a question that completes a verb: "what it said" before "is a fair offer"."""
    return tree.lemma(words[0]) == "what" and not tree.is_dep(head_of(tree, words), "nsubj", "csubj")


def _lacks_an_object(tree: Tree, words: list[int]) -> bool:
    """Tell whether a verb alone has its object in front of a relative clause: "an offer which they refused to take"."""
    verb = words[0]
    if len(words) > 1 or not tree.is_dep(verb, "xcomp") or tree.tokens[verb].pos != "VERB":
        return False
    above = next((word for word in tree.ancestors(verb) if not tree.is_dep(word, "xcomp", "conj")), verb)
    told = tree.tokens[above].dep == "acl:relcl" and tree.kid(above, "obj") is None
    return told and any(not tree.is_relative(kid) for kid in tree.kids(above, "nsubj"))


def _lacks_a_side(tree: Tree, words: list[int]) -> bool:
    """Tell whether only one of two is there: "a deal between the union", without "and the shipyard"."""
    sides = [kid for word in words for kid in tree.kids(word, "nmod", "obl") if tree.case(kid) == "between"]
    return any(_is_one(tree, side) and not set(tree.kids(side, "conj")).intersection(words) for side in sides)


def _is_one(tree: Tree, word: int) -> bool:
    return tree.tokens[word].tag in ("NN", "NNP") and tree.tokens[word].pos != "PRON"


def _shares_a_word(tree: Tree, words: list[int]) -> bool:
    """Tell whether one of two coordinated nouns lacks what both share.

    That is the noun behind the second, "machine gun" before "and grenade fire", or what stands before the first,
    "issues" in "party candidates and issues".
    """
    head = head_of(tree, words)
    if tree.is_dep(head, "conj"):
        return len(words) == 1 and tree.tokens[head].pos == "NOUN" and _has_noun_before(tree, tree.tokens[head].head)
    seconds = [kid for kid in tree.kids(head, "conj") if kid not in words and tree.kid(kid, "det") is None]
    bare = tree.tokens[head].tag == "NN" and tree.kid(head, "det", "nmod:poss") is None and head == words[-1]
    return bare and any(_joins_at_once(tree, head, second) for second in seconds)


def _has_noun_before(tree: Tree, word: int) -> bool:
    return any(kid < word for kid in tree.kids(word, "compound", "nmod:poss"))


def _lacks_a_clause(tree: Tree, words: list[int]) -> bool:
    """Tell whether the clause behind the last of coordinated nouns hangs from the first: "pilots who refused"."""
    last = words[-1]
    if len(words) > 1 or not tree.is_dep(last, "conj") or tree.tokens[last].tag != "NNS":
        return False
    clauses = tree.kids(tree.tokens[last].head, "acl")
    return any(min(tree.descendants(clause)) == last + 1 for clause in clauses)


def _joins_at_once(tree: Tree, first: int, second: int) -> bool:
    """Tell whether a noun in front of a second one stands right behind the first: "gun and grenade fire"."""
    behind = first + 2
    return behind < second and tree.texts[first + 1] in ("and", "or") and tree.tokens[behind].pos == "NOUN"


def _stands_for_a_deed(tree: Tree, words: list[int]) -> bool:
    """Tell whether words only repeat what was told before: "do so"."""
    return len(words) == 2 and [tree.texts[word].lower() for word in words] in (["do", "so"], ["do", "it"])


NAME_CUTS = (is_part_of_a_unit, _titles_the_next)
CUTS = (
    _stands_for_a_deed,
    _splits_a_name,
    _is_hyphenated,
    _is_bare,
    _leads_on,
    _is_continued,
    _breaks_off,
    _lacks_a_side,
    _lacks_an_object,
    _lacks_a_clause,
    _shares_a_word,
    _counts_what_is_left_out,
    _leaves_its_verb,
    _begins_in_a_clause,
    _asks_which,
    _breaks_a_quotation,
    *ROW_CUTS,
)
