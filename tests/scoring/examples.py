"""Gold lines and claims that are short to write."""

from kg.scoring import GoldLine


def line(subject, relation, object_, *modalities, **more):
    """Return a gold line with one alternative of each end."""
    return GoldLine((subject,), (relation,), (object_,), modalities or ("asserted",), **more)


def claim(subject, predicate, object_, **more):
    """Return a claim as `kg extract` prints it, with what the scorer looks at."""
    return {
        "subject": {"name": subject, "aliases": []},
        "predicate": predicate,
        "object": {"name": object_, "aliases": []},
        "qualifiers": {},
        "polarity": "positive",
        "modality": "asserted",
        "attribution": [],
        **more,
    }
