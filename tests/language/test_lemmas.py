"""Dictionary forms."""

import pytest

from kg.language.lemmas import lemma_of


@pytest.mark.parametrize(
    ("word", "pos", "tag", "lemma"),
    [
        ("met", "VERB", "VBD", "meet"),
        ("paid", "VERB", "VBN", "pay"),
        ("apologized", "VERB", "VBD", "apologize"),
        ("refusing", "VERB", "VBG", "refuse"),
        ("agreed", "VERB", "VBN", "agree"),
        ("called", "VERB", "VBN", "call"),
        ("visited", "VERB", "VBD", "visit"),
        ("signed", "VERB", "VBD", "sign"),
        ("settled", "VERB", "VBN", "settle"),
        ("mulling", "VERB", "VBG", "mull"),
        ("denies", "VERB", "VBZ", "deny"),
        ("sues", "VERB", "VBP", "sue"),
        ("shrank", "VERB", "VBP", "shrink"),
        ("shrank", "VERB", "VBZ", "shrink"),
        ("has", "AUX", "VBZ", "have"),
        ("focus", "VERB", "VBP", "focus"),
        ("found", "VERB", "VB", "found"),
        ("tries", "VERB", "VBZ", "try"),
        ("promises", "VERB", "VBZ", "promise"),
        ("reaches", "VERB", "VBZ", "reach"),
        ("is", "AUX", "VBZ", "be"),
        ("n't", "PART", "RB", "not"),
        ("ministries", "NOUN", "NNS", "ministry"),
        ("women", "NOUN", "NNS", "woman"),
        ("losses", "NOUN", "NNS", "loss"),
        ("talks", "NOUN", "NNS", "talk"),
        ("Philippines", "PROPN", "NNPS", "Philippines"),
        ("stricter", "ADJ", "JJR", "strict"),
        ("better", "ADJ", "JJR", "good"),
        ("them", "PRON", "PRP", "they"),
    ],
)
def test_lemma(word, pos, tag, lemma):
    assert lemma_of(word, pos, tag) == lemma


def forms_of(verb):
    """Return the past tense and the participle of a regular verb in all spellings that its ending allows."""
    if verb.endswith("e"):
        return [(verb + "d", "VBD"), (verb[:-1] + "ing", "VBG")]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [(verb[:-1] + "ied", "VBD"), (verb + "ing", "VBG")]
    return [(verb + "ed", "VBD"), (verb + "ing", "VBG")]


REGULAR = """
    accept accuse agree announce apologize appeal appoint arrest attack boycott call cancel charge commit condemn
    consider
    criticize decline demand deny deplore detain dismiss donate expel fine fire free head implore impose invade
    investigate kidnap kill launch meet mull negotiate offer order oust patrol pay pledge praise press probe promise
    protest raid ratify rebuke receive refuse reject release resign resume reunite review sanction settle sign sue
    support threaten travel urge veto visit vow warn welcome
""".split()


@pytest.mark.parametrize("verb", [verb for verb in REGULAR if verb not in ("meet", "pay")])
def test_regular_forms(verb):
    doubling = {"cancel", "commit", "expel", "patrol", "travel"}
    stem = verb + verb[-1] if verb in doubling else verb
    forms = [(form.replace(verb, stem), tag) for form, tag in forms_of(verb)]
    assert [lemma_of(form, "VERB", tag) for form, tag in forms] == [verb, verb]
