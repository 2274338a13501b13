"""Every reason has its words."""

import pytest

from kg.reasons import Miss, Reason, Refused


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_can_be_told(reason):
    told = str(Miss(reason, "object", ("obj",), (Refused("it", "a pronoun"),), ("Person",)))
    assert told
    assert "\n" not in told


def test_two_words_without_a_frame_are_both_named():
    miss = Miss(Reason.FRAME, "verb", found=(Refused("dredge"), Refused("moor")))
    assert str(miss) == "no frame has the verb 'dredge' or 'moor'"
